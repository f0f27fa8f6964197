-- An ad-hoc room that had visitors before a restart waits for them to come back, not for its first one.
ALTER TABLE rooms ADD COLUMN visited BOOLEAN DEFAULT FALSE NOT NULL;
