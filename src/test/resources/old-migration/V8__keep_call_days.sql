-- Who was in the calls of some days is found without looking up call by call: ids lie all over the place, days together.
CREATE INDEX call_people_by_start ON call_people (started_at, call_id, username);

-- What statistics need of a day that is past, packed (app.parley.calls.PackedDay): under the empty user name of all its
-- calls, under a user name of those that person took part in. epoch_day counts from 1970-01-01, UTC. A day has all its rows or
-- none, and none is right too: then its calls are read. Whoever changes a day's calls deletes its rows and holds the guard
-- meanwhile; whoever has rows to write holds it as well. The server adds what is missing by itself, also after this.
CREATE TABLE call_days (
    username  VARCHAR(32) NOT NULL,
    epoch_day BIGINT      NOT NULL,
    calls     BIGINT      NOT NULL,
    facts     BYTEA       NOT NULL,
    PRIMARY KEY (username, epoch_day)
);
CREATE INDEX call_days_by_day ON call_days (epoch_day);

CREATE TABLE call_days_guard (
    id INTEGER PRIMARY KEY CHECK (id = 1)
);
INSERT INTO call_days_guard (id) VALUES (1);
