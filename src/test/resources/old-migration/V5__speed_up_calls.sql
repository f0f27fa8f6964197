-- A leg knows when its call started, so that one person's calls are found in order.
ALTER TABLE call_people ADD COLUMN started_at TIMESTAMP(3) WITH TIME ZONE;
UPDATE call_people SET started_at = (SELECT c.started_at FROM calls c WHERE c.id = call_people.call_id);
ALTER TABLE call_people ALTER COLUMN started_at SET NOT NULL;
CREATE INDEX call_people_of_user_by_start ON call_people (username, started_at, call_id);
DROP INDEX call_people_of_user;

CREATE INDEX calls_of_starter ON calls (started_by, started_at, id);
CREATE INDEX calls_of_kind ON calls (kind, started_at, id);

-- Samples as they come: one row for each report, packed. At the end of a call they become one row for each person.
DROP TABLE quality_samples;
CREATE TABLE quality_samples (
    seq      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call_id  VARCHAR(64) NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    username VARCHAR(32) NOT NULL,
    samples  BYTEA       NOT NULL
);
CREATE INDEX quality_samples_of_call ON quality_samples (call_id, seq);

CREATE TABLE call_series (
    call_id  VARCHAR(64) NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    username VARCHAR(32) NOT NULL,
    samples  BYTEA       NOT NULL,
    PRIMARY KEY (call_id, username)
);

-- What was concluded at the end; null before, and for calls of earlier versions.
ALTER TABLE call_quality ADD COLUMN verdict VARCHAR(8);
ALTER TABLE call_quality ADD COLUMN spells VARCHAR;
ALTER TABLE call_quality ADD COLUMN relay_protocol VARCHAR(8);
