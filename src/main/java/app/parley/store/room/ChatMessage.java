package app.parley.store.room;

import java.time.Instant;

/**
 * A chat message in a room.
 *
 * @param seq its number in the order of sending
 * @param id given by the sender
 * @param name the sender's display name at the time
 */
public record ChatMessage(long seq, String id, String user, String name, String text, Instant at) {
    /** Returns one line of text that {@link ChatCursor#parse} reads. */
    public String place() {
        return Long.toString(seq);
    }
}
