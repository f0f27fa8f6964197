CREATE TABLE IF NOT EXISTS rooms (
    id            VARCHAR(64)  PRIMARY KEY,
    name          VARCHAR(200) NOT NULL,
    kind          VARCHAR(8)   NOT NULL,
    capacity      INTEGER      NOT NULL,
    passcode_hash VARCHAR(255),
    created_by    VARCHAR(32),
    created_at    TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

CREATE TABLE IF NOT EXISTS room_members (
    room_id  VARCHAR(64) NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    username VARCHAR(32) NOT NULL,
    member   BOOLEAN     NOT NULL,
    host     BOOLEAN     NOT NULL,
    PRIMARY KEY (room_id, username)
);

-- client_id is the sender's own: it may come again, and is another message once it is a day old.
-- seq breaks the tie between messages of one millisecond, in the order they were said.
CREATE TABLE IF NOT EXISTS messages (
    seq       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    room      VARCHAR(64)  NOT NULL,
    client_id VARCHAR(64)  NOT NULL,
    username  VARCHAR(32)  NOT NULL,
    name      VARCHAR(200) NOT NULL,
    text      VARCHAR      NOT NULL,
    said_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

CREATE INDEX IF NOT EXISTS messages_in_room ON messages (room, said_at, seq);
CREATE INDEX IF NOT EXISTS messages_by_client_id ON messages (room, client_id, username);
