-- As a later version may have it: it takes long where there are many calls, and each statement can run again.
ALTER TABLE calls ADD COLUMN IF NOT EXISTS note VARCHAR;
UPDATE calls SET note = search_text WHERE note IS NULL;
CREATE INDEX IF NOT EXISTS calls_by_note ON calls (note, id);
