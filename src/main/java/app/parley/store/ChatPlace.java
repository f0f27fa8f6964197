package app.parley.store;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a room's chat: at a message, or between those of two moments.
 *
 * @param seq orders the messages of one millisecond
 */
public record ChatPlace(Instant at, long seq) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,14}) ([0-9]{1,18})");

    /** Everything said earlier is before it; what was said at the moment is not. */
    public static ChatPlace justBefore(Instant moment) {
        return new ChatPlace(moment, -1);
    }

    /** Everything said later is after it; what was said at the moment is not. */
    public static ChatPlace justAfter(Instant moment) {
        return new ChatPlace(moment, Long.MAX_VALUE);
    }

    /** One line of text that {@link #parse} reads. */
    public String text() {
        return at.toEpochMilli() + " " + seq;
    }

    /** Empty for what {@link #text} never made. */
    public static Optional<ChatPlace> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochMilli(Long.parseLong(matcher.group(1)));
        return Optional.of(new ChatPlace(at, Long.parseLong(matcher.group(2))));
    }
}
