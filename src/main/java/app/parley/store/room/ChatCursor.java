package app.parley.store.room;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A position in a room's chat: at a message, at a moment, or both. Messages are ordered by when they were sent. This
 * order can differ from the order of their moments, because an administrator may change the clock.
 *
 * @param seq the message's number in that order
 */
public record ChatCursor(@Nullable Long seq, @Nullable Instant moment) {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,18}");

    public static ChatCursor at(long seq) {
        return new ChatCursor(seq, null);
    }

    /** Returns a boundary between earlier and later messages. Messages of exactly this moment are on neither side. */
    public static ChatCursor at(Instant moment) {
        return new ChatCursor(null, moment);
    }

    /** Combines this message with the moment of the other position. */
    public ChatCursor and(@Nullable ChatCursor bound) {
        return bound == null ? this : new ChatCursor(seq, bound.moment);
    }

    /** Returns the position; empty if {@link ChatMessage#place()} cannot have returned the text. */
    public static Optional<ChatCursor> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(at(Long.parseLong(text))) : Optional.empty();
    }
}
