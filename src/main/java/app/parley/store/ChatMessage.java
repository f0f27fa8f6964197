package app.parley.store;

import java.time.Instant;

/**
 * What somebody said in a room.
 *
 * @param id the sender's own
 * @param name the sender's display name at the time
 */
public record ChatMessage(ChatPlace place, String id, String user, String name, String text, Instant at) {}
