-- What the server signs with; made at the first start, the same for all nodes.
CREATE TABLE IF NOT EXISTS server_secrets (
    name   VARCHAR(32)  PRIMARY KEY,
    secret VARCHAR(128) NOT NULL
);
