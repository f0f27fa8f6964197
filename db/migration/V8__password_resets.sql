-- Links by which people who forgot their password set a new one: at most one for an account, as SHA-256.
CREATE TABLE IF NOT EXISTS password_resets (
    username   VARCHAR(32)  PRIMARY KEY REFERENCES accounts (username) ON DELETE CASCADE,
    code_hash  VARCHAR(128) NOT NULL UNIQUE,
    expires_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
