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

-- By its hash, clients know whether there is another one. A table of its own, as the schedules have, since H2 copies a
-- table to add a column.
CREATE TABLE IF NOT EXISTS pictures (
    username   VARCHAR(32) PRIMARY KEY REFERENCES accounts (username) ON DELETE CASCADE,
    media_type VARCHAR(16) NOT NULL,
    hash       VARCHAR(64) NOT NULL,
    content    BYTEA       NOT NULL
);

-- A room with a time: once at starts_at, or each week on those days (mon,wed) at its time of day in the time zone.
CREATE TABLE IF NOT EXISTS room_schedules (
    room_id     VARCHAR(64) PRIMARY KEY REFERENCES rooms (id) ON DELETE CASCADE,
    starts_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    minutes     INTEGER     NOT NULL,
    time_zone   VARCHAR(64) NOT NULL,
    repeat_days VARCHAR(32) NOT NULL
);
