-- Every statement runs on H2 and on PostgreSQL, and again: H2 commits each one by itself, so a start that is cut off in the
-- middle of a file is finished by the next one, which begins the file anew.
CREATE TABLE IF NOT EXISTS accounts (
    username      VARCHAR(32)  PRIMARY KEY,
    display_name  VARCHAR(200) NOT NULL,
    password_hash VARCHAR(255),
    role          VARCHAR(8)   NOT NULL,
    active        BOOLEAN      NOT NULL,
    language      VARCHAR(16),
    time_zone     VARCHAR(64),
    relay_only    BOOLEAN      DEFAULT FALSE NOT NULL,
    status        VARCHAR(8)   DEFAULT 'online' NOT NULL,
    status_text   VARCHAR      DEFAULT '' NOT NULL,
    status_until  TIMESTAMP(3) WITH TIME ZONE,
    created_at    TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    last_seen_at  TIMESTAMP(3) WITH TIME ZONE
);

-- A guest has no account: username is null, and guest_user, guest_name and room say who it is and where it may go, invite
-- by which link it came.
CREATE TABLE IF NOT EXISTS login_sessions (
    id           VARCHAR(64)  PRIMARY KEY,
    token_hash   VARCHAR(128) NOT NULL UNIQUE,
    username     VARCHAR(32)  REFERENCES accounts (username) ON DELETE CASCADE,
    guest_user   VARCHAR(32),
    guest_name   VARCHAR(200),
    room         VARCHAR(64),
    invite       VARCHAR(64),
    device       VARCHAR      DEFAULT '' NOT NULL,
    address      VARCHAR(64)  DEFAULT '' NOT NULL,
    created_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    last_seen_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    expires_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

CREATE INDEX IF NOT EXISTS login_sessions_of_user ON login_sessions (username, created_at);
CREATE INDEX IF NOT EXISTS login_sessions_of_guest ON login_sessions (guest_user);
CREATE INDEX IF NOT EXISTS login_sessions_of_invite ON login_sessions (invite);

CREATE TABLE IF NOT EXISTS invites (
    id         VARCHAR(64)  PRIMARY KEY,
    code       VARCHAR(64)  NOT NULL UNIQUE,
    kind       VARCHAR(8)   NOT NULL,
    room       VARCHAR(64),
    created_by VARCHAR(32)  NOT NULL,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP(3) WITH TIME ZONE,
    max_uses   INTEGER,
    uses       INTEGER      DEFAULT 0 NOT NULL,
    revoked_at TIMESTAMP(3) WITH TIME ZONE
);

CREATE INDEX IF NOT EXISTS invites_by_age ON invites (created_at, id);

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

-- Erasures that have begun and are not done: they go on under the same alias, also after a crash.
CREATE TABLE IF NOT EXISTS erasures (
    username VARCHAR(32) PRIMARY KEY,
    alias    VARCHAR(32) NOT NULL,
    actor    VARCHAR(32),
    address  VARCHAR(64),
    begun_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- What the server signs with; made at the first start, the same for all nodes.
CREATE TABLE IF NOT EXISTS server_secrets (
    name   VARCHAR(32)  PRIMARY KEY,
    secret VARCHAR(128) NOT NULL
);
