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

-- Whatever is asked for, and in whichever order: an index has the calls in it, or leads to the few that fit. Columns after
-- the id only save a look at the row.
CREATE INDEX IF NOT EXISTS calls_by_start ON calls (started_at, id);
CREATE INDEX IF NOT EXISTS calls_by_duration ON calls (duration_seconds, id);
CREATE INDEX IF NOT EXISTS calls_by_outcome ON calls (outcome, kind, started_at, id);
CREATE INDEX IF NOT EXISTS calls_by_outcome_and_duration ON calls (outcome, kind, duration_seconds, id);
CREATE INDEX IF NOT EXISTS calls_in_room ON calls (room, started_at, id, outcome);
CREATE INDEX IF NOT EXISTS calls_of_starter ON calls (started_by, started_at, id);
CREATE INDEX IF NOT EXISTS calls_by_room_name ON calls (room_name, id);

-- A leg knows when its call started and how long it took, so that one person's calls are found in order.
CREATE TABLE IF NOT EXISTS call_people (
    call_id          VARCHAR(64)  NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    place            INTEGER      NOT NULL,
    username         VARCHAR(32)  NOT NULL,
    name             VARCHAR(200) NOT NULL,
    guest            BOOLEAN      NOT NULL,
    role             VARCHAR(12)  NOT NULL,
    outcome          VARCHAR(12)  NOT NULL,
    started_at       TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    duration_seconds BIGINT       NOT NULL,
    PRIMARY KEY (call_id, username)
);

CREATE INDEX IF NOT EXISTS call_people_of_user_by_start ON call_people (username, started_at, call_id);
CREATE INDEX IF NOT EXISTS call_people_of_user_by_duration
    ON call_people (username, duration_seconds, call_id, role, outcome);
-- Who was in the calls of some days is found without looking up call by call: ids lie all over the place, days together.
CREATE INDEX IF NOT EXISTS call_people_by_start ON call_people (started_at, call_id, username);
-- Names are few where calls are many: a text is looked for among the names first.
CREATE INDEX IF NOT EXISTS call_people_by_name ON call_people (name, call_id);

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

-- Samples as they come: one row for each report, packed. At the end of a call they become one row for each person.
CREATE TABLE IF NOT EXISTS quality_samples (
    seq      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call_id  VARCHAR(64) NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    username VARCHAR(32) NOT NULL,
    samples  BYTEA       NOT NULL
);

CREATE INDEX IF NOT EXISTS quality_samples_of_call ON quality_samples (call_id, seq);

CREATE TABLE IF NOT EXISTS call_series (
    call_id  VARCHAR(64) NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    username VARCHAR(32) NOT NULL,
    samples  BYTEA       NOT NULL,
    PRIMARY KEY (call_id, username)
);

-- Running sums of the samples, so that a page of the log need not read them, and what was concluded at the end (null before).
CREATE TABLE IF NOT EXISTS call_quality (
    call_id        VARCHAR(64)      NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    username       VARCHAR(32)      NOT NULL,
    rtt_samples    BIGINT           NOT NULL,
    rtt_sum        DOUBLE PRECISION NOT NULL,
    loss_samples   BIGINT           NOT NULL,
    loss_sum       DOUBLE PRECISION NOT NULL,
    relay          BOOLEAN          NOT NULL,
    verdict        VARCHAR(8),
    spells         VARCHAR,
    relay_protocol VARCHAR(8),
    PRIMARY KEY (call_id, username)
);

-- At most one row. alive_at is where a crash ends what it left open.
CREATE TABLE IF NOT EXISTS server_state (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    alive_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- Past days as their calls, packed (app.parley.calls.PackedDay), some thousands to a row, for every filter there is.
-- epoch_day counts from 1970-01-01, UTC. A day has all its rows or none, and none is right too: then its calls are read.
-- Whoever changes a day's calls deletes its rows and holds the guard meanwhile; whoever has rows to write holds it as well.
-- The server adds what is missing by itself.
CREATE TABLE IF NOT EXISTS call_days (
    epoch_day BIGINT  NOT NULL,
    part      INTEGER NOT NULL,
    calls     BIGINT  NOT NULL,
    facts     BYTEA   NOT NULL,
    PRIMARY KEY (epoch_day, part)
);

CREATE TABLE IF NOT EXISTS call_days_guard (
    id INTEGER PRIMARY KEY CHECK (id = 1)
);
INSERT INTO call_days_guard (id) SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM call_days_guard);
