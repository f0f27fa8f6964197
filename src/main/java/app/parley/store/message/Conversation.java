package app.parley.store.message;

/**
 * What one person has written with another, as the one sees it.
 *
 * @param other the other person
 * @param unread how many messages of the other were not seen yet
 */
public record Conversation(String other, int unread, DirectMessage last) {}
