-- Whatever is asked for, and in whichever order: an index has the calls in it, or leads to the few that fit. Columns after
-- the id only save a look at the row.
DROP INDEX calls_of_kind;
DROP INDEX calls_by_outcome;
CREATE INDEX calls_by_outcome ON calls (outcome, kind, started_at, id);
CREATE INDEX calls_by_outcome_and_duration ON calls (outcome, kind, duration_seconds, id);
DROP INDEX calls_in_room;
CREATE INDEX calls_in_room ON calls (room, started_at, id, outcome);

-- A leg knows how long its call took, so that one person's longest calls are found in order.
ALTER TABLE call_people ADD COLUMN duration_seconds BIGINT;
UPDATE call_people SET duration_seconds = (SELECT c.duration_seconds FROM calls c WHERE c.id = call_people.call_id);
ALTER TABLE call_people ALTER COLUMN duration_seconds SET NOT NULL;
CREATE INDEX call_people_of_user_by_duration ON call_people (username, duration_seconds, call_id, role, outcome);

-- Names are few where calls are many: a text is looked for among the names first.
CREATE INDEX call_people_by_name ON call_people (name, call_id);
CREATE INDEX calls_by_room_name ON calls (room_name, id);

-- Days as their calls, packed (app.parley.calls.PackedDay), some thousands to a row, for every filter there is. They fill again
-- by themselves. All else is as before: a day has all its rows or none, and whoever changes its calls deletes them.
DROP TABLE call_days;
CREATE TABLE call_days (
    epoch_day BIGINT  NOT NULL,
    part      INTEGER NOT NULL,
    calls     BIGINT  NOT NULL,
    facts     BYTEA   NOT NULL,
    PRIMARY KEY (epoch_day, part)
);
