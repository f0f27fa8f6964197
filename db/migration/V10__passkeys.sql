-- Passkeys (WebAuthn). Keys are public; credential and key stand in base64url.
CREATE TABLE IF NOT EXISTS passkeys (
    id            VARCHAR(64)   PRIMARY KEY,
    username      VARCHAR(32)   NOT NULL REFERENCES accounts (username) ON DELETE CASCADE,
    host          VARCHAR(255)  NOT NULL,
    credential_id VARCHAR(1400) NOT NULL UNIQUE,
    public_key    VARCHAR(4000) NOT NULL,
    sign_count    BIGINT        NOT NULL,
    name          VARCHAR(256)  NOT NULL,
    created_at    TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    last_used_at  TIMESTAMP(3) WITH TIME ZONE
);

CREATE INDEX IF NOT EXISTS passkeys_of_user ON passkeys (username, created_at, id);

-- The random name under which a person's devices keep their passkeys: nothing can be read from it.
CREATE TABLE IF NOT EXISTS passkey_handles (
    username VARCHAR(32)  PRIMARY KEY REFERENCES accounts (username) ON DELETE CASCADE,
    handle   VARCHAR(128) NOT NULL UNIQUE
);

-- Browsers in which an account has signed in, each by the SHA-256 of its random cookie.
CREATE TABLE IF NOT EXISTS known_browsers (
    username     VARCHAR(32)  NOT NULL REFERENCES accounts (username) ON DELETE CASCADE,
    browser_hash VARCHAR(128) NOT NULL,
    seen_at      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (username, browser_hash)
);

-- Sessions that began in a browser that their account did not know.
CREATE TABLE IF NOT EXISTS sign_ins_elsewhere (
    session_id VARCHAR(64) PRIMARY KEY REFERENCES login_sessions (id) ON DELETE CASCADE
);
