-- What was said stands in the order in which it was sent, which is seq, whatever the clock did meanwhile. The moment is in
-- the index to look at it there: bounds may be moments.
CREATE INDEX messages_in_order ON messages (room, seq, said_at);
