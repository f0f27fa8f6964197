-- What people write to each other outside of rooms. client_id is the sender's own, as in messages; seq is the order of
-- sending.
CREATE TABLE IF NOT EXISTS direct_messages (
    seq       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sender    VARCHAR(32) NOT NULL,
    recipient VARCHAR(32) NOT NULL,
    client_id VARCHAR(64) NOT NULL,
    text      VARCHAR     NOT NULL,
    sent_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

CREATE INDEX IF NOT EXISTS direct_messages_sent ON direct_messages (sender, recipient, seq);
CREATE INDEX IF NOT EXISTS direct_messages_received ON direct_messages (recipient, sender, seq);
CREATE INDEX IF NOT EXISTS direct_messages_by_client_id ON direct_messages (sender, recipient, client_id);
CREATE INDEX IF NOT EXISTS direct_messages_by_age ON direct_messages (sent_at, seq);

-- Up to which message of another somebody has read.
CREATE TABLE IF NOT EXISTS direct_seen (
    username VARCHAR(32) NOT NULL,
    other    VARCHAR(32) NOT NULL,
    seq      BIGINT      NOT NULL,
    PRIMARY KEY (username, other)
);

-- The picture's hash stands with the account, so that whoever is told of the person knows whether there is one.
ALTER TABLE accounts ADD COLUMN IF NOT EXISTS picture VARCHAR(64);

CREATE TABLE IF NOT EXISTS pictures (
    username   VARCHAR(32) PRIMARY KEY REFERENCES accounts (username) ON DELETE CASCADE,
    media_type VARCHAR(16) NOT NULL,
    hash       VARCHAR(64) NOT NULL,
    content    BYTEA       NOT NULL
);

-- A room with a time: once at starts_at, or each week on those days (mon,wed) at its time of day in the time zone.
ALTER TABLE rooms ADD COLUMN IF NOT EXISTS starts_at TIMESTAMP(3) WITH TIME ZONE;
ALTER TABLE rooms ADD COLUMN IF NOT EXISTS minutes INTEGER;
ALTER TABLE rooms ADD COLUMN IF NOT EXISTS time_zone VARCHAR(64);
ALTER TABLE rooms ADD COLUMN IF NOT EXISTS repeat_days VARCHAR(32);
