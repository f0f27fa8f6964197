-- Whom an OpenID provider knows as which account. Issuer and subject alone decide; the label is for people to read.
CREATE TABLE IF NOT EXISTS oidc_identities (
    issuer       VARCHAR(255) NOT NULL,
    subject      VARCHAR(255) NOT NULL,
    username     VARCHAR(32)  NOT NULL REFERENCES accounts (username) ON DELETE CASCADE,
    label        VARCHAR(200) NOT NULL,
    linked_at    TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    last_used_at TIMESTAMP(3) WITH TIME ZONE,
    PRIMARY KEY (issuer, subject),
    UNIQUE (username, issuer)
);

-- Sessions that a sign-in at the provider opened, so that a sign-out there ends them. sid is the provider's name of its own.
CREATE TABLE IF NOT EXISTS oidc_sessions (
    session_id VARCHAR(64)  PRIMARY KEY REFERENCES login_sessions (id) ON DELETE CASCADE,
    issuer     VARCHAR(255) NOT NULL,
    subject    VARCHAR(255) NOT NULL,
    sid        VARCHAR(255)
);

CREATE INDEX IF NOT EXISTS oidc_sessions_of_subject ON oidc_sessions (issuer, subject);
CREATE INDEX IF NOT EXISTS oidc_sessions_of_sid ON oidc_sessions (issuer, sid);

-- Logout tokens that were obeyed, as SHA-256, until they run out: none is obeyed twice.
CREATE TABLE IF NOT EXISTS oidc_logouts (
    token_hash VARCHAR(128) PRIMARY KEY,
    expires_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
