-- types: the event types subscribed to, separated by blanks.
CREATE TABLE IF NOT EXISTS webhooks (
    id         VARCHAR(64)   PRIMARY KEY,
    url        VARCHAR(2000) NOT NULL,
    types      VARCHAR(1000) NOT NULL,
    secret     VARCHAR(128)  NOT NULL,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- The outbox: a row for each event and subscriber, written with what it tells of. seq is the order of delivery.
CREATE TABLE IF NOT EXISTS webhook_deliveries (
    seq             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id              VARCHAR(64) NOT NULL UNIQUE,
    webhook_id      VARCHAR(64) NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    event_id        VARCHAR(64) NOT NULL,
    type            VARCHAR(32) NOT NULL,
    body            VARCHAR     NOT NULL,
    created_at      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    state           VARCHAR(12) NOT NULL,
    attempts        INTEGER     DEFAULT 0 NOT NULL,
    next_attempt_at TIMESTAMP(3) WITH TIME ZONE,
    last_attempt_at TIMESTAMP(3) WITH TIME ZONE,
    last_status     INTEGER,
    last_error      VARCHAR(200)
);

CREATE INDEX IF NOT EXISTS webhook_deliveries_to_do ON webhook_deliveries (state, webhook_id, seq);
CREATE INDEX IF NOT EXISTS webhook_deliveries_of_webhook ON webhook_deliveries (webhook_id, seq);
CREATE INDEX IF NOT EXISTS webhook_deliveries_by_age ON webhook_deliveries (state, last_attempt_at);
