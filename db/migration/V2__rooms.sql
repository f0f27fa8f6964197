-- visited: an ad-hoc room that had visitors before a restart waits for them to come back, not for its first one.
CREATE TABLE IF NOT EXISTS rooms (
    id            VARCHAR(64)  PRIMARY KEY,
    name          VARCHAR(200) NOT NULL,
    kind          VARCHAR(8)   NOT NULL,
    capacity      INTEGER      NOT NULL,
    passcode_hash VARCHAR(255),
    created_by    VARCHAR(32),
    created_at    TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    visited       BOOLEAN      DEFAULT FALSE NOT NULL
);

CREATE TABLE IF NOT EXISTS room_members (
    room_id  VARCHAR(64) NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    username VARCHAR(32) NOT NULL,
    member   BOOLEAN     NOT NULL,
    host     BOOLEAN     NOT NULL,
    PRIMARY KEY (room_id, username)
);

-- client_id is the sender's own: it may come again, and is another message once it is a day old.
-- seq is the order in which messages were sent, whatever the clock did meanwhile.
CREATE TABLE IF NOT EXISTS messages (
    seq       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    room      VARCHAR(64)  NOT NULL,
    client_id VARCHAR(64)  NOT NULL,
    username  VARCHAR(32)  NOT NULL,
    name      VARCHAR(200) NOT NULL,
    text      VARCHAR      NOT NULL,
    said_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- The moment is in the index to look at it there: bounds may be moments.
CREATE INDEX IF NOT EXISTS messages_in_order ON messages (room, seq, said_at);
-- The order of before the first release.
DROP INDEX IF EXISTS messages_in_room;
CREATE INDEX IF NOT EXISTS messages_by_client_id ON messages (room, client_id, username);
CREATE INDEX IF NOT EXISTS messages_by_age ON messages (said_at, seq);
CREATE INDEX IF NOT EXISTS messages_of_user ON messages (username, seq);

-- Rooms that were deleted while more was said in them than goes at once: messages up to last_seq are gone for all readers,
-- and are deleted a part at a time.
CREATE TABLE IF NOT EXISTS deleted_rooms (
    room     VARCHAR(64) PRIMARY KEY,
    last_seq BIGINT      NOT NULL
);
