-- Every statement runs on H2 and on PostgreSQL, and again after a crash in the middle (H2 commits each one by itself).
CREATE TABLE IF NOT EXISTS accounts (
    username      VARCHAR(32)  PRIMARY KEY,
    display_name  VARCHAR(200) NOT NULL,
    password_hash VARCHAR(255),
    role          VARCHAR(8)   NOT NULL,
    active        BOOLEAN      NOT NULL,
    erased        BOOLEAN      DEFAULT FALSE NOT NULL,
    language      VARCHAR(16),
    time_zone     VARCHAR(64),
    relay_only    BOOLEAN      DEFAULT FALSE NOT NULL,
    status        VARCHAR(8)   DEFAULT 'online' NOT NULL,
    status_text   VARCHAR      DEFAULT '' NOT NULL,
    status_until  TIMESTAMP(3) WITH TIME ZONE,
    created_at    TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    last_seen_at  TIMESTAMP(3) WITH TIME ZONE
);

-- A guest has no account: username is null, and guest_user, guest_name and room say who it is and where it may go.
CREATE TABLE IF NOT EXISTS login_sessions (
    id           VARCHAR(64)  PRIMARY KEY,
    token_hash   VARCHAR(128) NOT NULL UNIQUE,
    username     VARCHAR(32)  REFERENCES accounts (username) ON DELETE CASCADE,
    guest_user   VARCHAR(32),
    guest_name   VARCHAR(200),
    room         VARCHAR(64),
    device       VARCHAR      DEFAULT '' NOT NULL,
    address      VARCHAR(64)  DEFAULT '' NOT NULL,
    created_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    last_seen_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    expires_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

CREATE INDEX IF NOT EXISTS login_sessions_of_user ON login_sessions (username, created_at);

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
