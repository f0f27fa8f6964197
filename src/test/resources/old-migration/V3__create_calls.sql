CREATE TABLE IF NOT EXISTS calls (
    id               VARCHAR(64)  PRIMARY KEY,
    kind             VARCHAR(8)   NOT NULL,
    room             VARCHAR(64)  NOT NULL,
    room_name        VARCHAR(200) NOT NULL,
    room_kind        VARCHAR(8)   NOT NULL,
    media            VARCHAR(8)   NOT NULL,
    outcome          VARCHAR(12)  NOT NULL,
    started_by       VARCHAR(32)  NOT NULL,
    started_by_name  VARCHAR(200) NOT NULL,
    started_at       TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    answered_at      TIMESTAMP(3) WITH TIME ZONE,
    ended_at         TIMESTAMP(3) WITH TIME ZONE,
    end_reason       VARCHAR(12),
    ring_seconds     BIGINT       NOT NULL,
    duration_seconds BIGINT       NOT NULL,
    search_text      VARCHAR      NOT NULL
);

CREATE INDEX IF NOT EXISTS calls_by_start ON calls (started_at, id);
CREATE INDEX IF NOT EXISTS calls_by_duration ON calls (duration_seconds, id);
CREATE INDEX IF NOT EXISTS calls_by_outcome ON calls (outcome, started_at, id);
CREATE INDEX IF NOT EXISTS calls_in_room ON calls (room, started_at, id);

CREATE TABLE IF NOT EXISTS call_people (
    call_id  VARCHAR(64)  NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    place    INTEGER      NOT NULL,
    username VARCHAR(32)  NOT NULL,
    name     VARCHAR(200) NOT NULL,
    guest    BOOLEAN      NOT NULL,
    role     VARCHAR(12)  NOT NULL,
    outcome  VARCHAR(12)  NOT NULL,
    PRIMARY KEY (call_id, username)
);

CREATE INDEX IF NOT EXISTS call_people_of_user ON call_people (username, call_id);

CREATE TABLE IF NOT EXISTS call_spans (
    call_id   VARCHAR(64) NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    username  VARCHAR(32) NOT NULL,
    place     INTEGER     NOT NULL,
    peer      VARCHAR(64) NOT NULL,
    device    VARCHAR     NOT NULL,
    joined_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    left_at   TIMESTAMP(3) WITH TIME ZONE,
    PRIMARY KEY (call_id, username, place)
);

-- What the line to one peer was like, as username saw it.
CREATE TABLE IF NOT EXISTS quality_samples (
    seq          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call_id      VARCHAR(64) NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    username     VARCHAR(32) NOT NULL,
    peer         VARCHAR(64) NOT NULL,
    at           TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    rtt_ms       REAL,
    loss_percent REAL,
    jitter_ms    REAL,
    send_kbps    REAL,
    receive_kbps REAL,
    width        INTEGER,
    height       INTEGER,
    fps          REAL,
    relay        BOOLEAN
);

CREATE INDEX IF NOT EXISTS quality_samples_of_call ON quality_samples (call_id, username, at);

-- Running sums of the samples, so that a page of the log need not read them.
CREATE TABLE IF NOT EXISTS call_quality (
    call_id      VARCHAR(64)      NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    username     VARCHAR(32)      NOT NULL,
    rtt_samples  BIGINT           NOT NULL,
    rtt_sum      DOUBLE PRECISION NOT NULL,
    loss_samples BIGINT           NOT NULL,
    loss_sum     DOUBLE PRECISION NOT NULL,
    relay        BOOLEAN          NOT NULL,
    PRIMARY KEY (call_id, username)
);

-- At most one row. alive_at is where a crash ends what it left open.
CREATE TABLE IF NOT EXISTS server_state (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    alive_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
