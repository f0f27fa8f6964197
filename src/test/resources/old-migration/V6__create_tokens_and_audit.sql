CREATE TABLE IF NOT EXISTS api_tokens (
    id           VARCHAR(64)  PRIMARY KEY,
    secret_hash  VARCHAR(128) NOT NULL UNIQUE,
    username     VARCHAR(32)  NOT NULL REFERENCES accounts (username) ON DELETE CASCADE,
    name         VARCHAR(200) NOT NULL,
    scopes       VARCHAR(200) NOT NULL,
    created_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    expires_at   TIMESTAMP(3) WITH TIME ZONE,
    last_used_at TIMESTAMP(3) WITH TIME ZONE
);

CREATE INDEX IF NOT EXISTS api_tokens_of_user ON api_tokens (username, created_at);
CREATE INDEX IF NOT EXISTS api_tokens_by_expiry ON api_tokens (expires_at);

-- No display names and nothing that people typed stands in detail: erasing somebody need not look into it.
CREATE TABLE IF NOT EXISTS audit (
    seq     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    actor   VARCHAR(32),
    action  VARCHAR(32)  NOT NULL,
    target  VARCHAR(128),
    address VARCHAR(64),
    detail  VARCHAR
);

CREATE INDEX IF NOT EXISTS audit_by_time ON audit (at, seq);
CREATE INDEX IF NOT EXISTS audit_of_actor ON audit (actor, at, seq);
CREATE INDEX IF NOT EXISTS audit_of_target ON audit (target, at, seq);

-- Names of erased accounts, which are never given out again, as SHA-256: the names themselves are gone.
CREATE TABLE IF NOT EXISTS retired_names (
    name_hash VARCHAR(128) PRIMARY KEY
);

-- The invite that a guest came by; null for sessions from before this column.
ALTER TABLE login_sessions ADD COLUMN IF NOT EXISTS invite VARCHAR(64);
CREATE INDEX IF NOT EXISTS login_sessions_of_invite ON login_sessions (invite);
CREATE INDEX IF NOT EXISTS login_sessions_of_guest ON login_sessions (guest_user);

CREATE INDEX IF NOT EXISTS messages_by_age ON messages (said_at, seq);
CREATE INDEX IF NOT EXISTS messages_of_user ON messages (username, seq);
