package app.parley.store.room;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a room's chat: at a message, at a moment, or both. Messages are in the order in which they were sent, and
 * that need not be the order of their moments: somebody may have set the clock.
 *
 * @param seq the message's number in that order
 */
public record ChatCursor(@Nullable Long seq, @Nullable Instant moment) {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,18}");

    public static ChatCursor at(long seq) {
        return new ChatCursor(seq, null);
    }

    /** Between what was said earlier and what was said later than that; what was said then is on neither side. */
    public static ChatCursor at(Instant moment) {
        return new ChatCursor(null, moment);
    }

    /** This message, and the other place's moment. */
    public ChatCursor and(@Nullable ChatCursor bound) {
        return bound == null ? this : new ChatCursor(seq, bound.moment);
    }

    /** Empty for what {@link ChatMessage#place()} never was. */
    public static Optional<ChatCursor> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(at(Long.parseLong(text))) : Optional.empty();
    }
}
