-- Each attempt at a delivery, as many as the schedule of retries has; they go with it.
CREATE TABLE IF NOT EXISTS webhook_attempts (
    delivery       BIGINT  NOT NULL REFERENCES webhook_deliveries (seq) ON DELETE CASCADE,
    attempt_number INTEGER NOT NULL,
    made_at        TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    status         INTEGER,
    error          VARCHAR(200),
    milliseconds   BIGINT  NOT NULL,
    PRIMARY KEY (delivery, attempt_number)
);
