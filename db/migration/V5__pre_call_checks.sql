-- What somebody's connection test before a call showed: a row for each step of it.
CREATE TABLE IF NOT EXISTS pre_call_results (
    call_id      VARCHAR(64) NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    username     VARCHAR(32) NOT NULL,
    step         VARCHAR(16) NOT NULL,
    checked_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    state        VARCHAR(8)  NOT NULL,
    code         VARCHAR(32),
    milliseconds INTEGER,
    kbps         INTEGER,
    loudness     DOUBLE PRECISION,
    PRIMARY KEY (call_id, username, step)
);
