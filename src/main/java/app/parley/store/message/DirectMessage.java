package app.parley.store.message;

import java.time.Instant;

/**
 * A message from one person to another.
 *
 * @param seq its number in the order of sending
 * @param id given by the sender
 */
public record DirectMessage(long seq, String id, String sender, String recipient, String text, Instant at) {}
