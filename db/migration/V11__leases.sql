-- Which process owns the live state: a row for each thing that one process alone may own. The epoch counts the owners. It is
-- part of the key, so that beginning another one waits for transactions that hold the row FOR KEY SHARE, and prolonging
-- does not.
CREATE TABLE IF NOT EXISTS leases (
    name    VARCHAR(64)  NOT NULL UNIQUE,
    epoch   BIGINT       NOT NULL,
    owner   VARCHAR(64)  NOT NULL,
    backend VARCHAR(64),
    wanted  VARCHAR(64),
    until   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (name, epoch)
);
