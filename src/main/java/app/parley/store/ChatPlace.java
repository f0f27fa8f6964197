package app.parley.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a room's chat: at a message, or between those of two moments.
 *
 * @param seq orders the messages of one millisecond
 */
public record ChatPlace(Instant at, long seq) {
    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,15}) (-?[0-9]{1,18})");

    /** Everything said earlier is before it; what was said at the moment is not. */
    public static ChatPlace justBefore(Instant moment) {
        return new ChatPlace(moment, -1);
    }

    /** Everything said later is after it; what was said at the moment is not. */
    public static ChatPlace justAfter(Instant moment) {
        return new ChatPlace(moment, Long.MAX_VALUE);
    }

    /** The opaque form, fit for a URL as it is. */
    public String encoded() {
        String text = at.toEpochMilli() + " " + seq;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for what {@link #encoded} never made. */
    public static Optional<ChatPlace> decoded(String text) {
        try {
            Matcher matcher = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (!matcher.matches()) {
                return Optional.empty();
            }
            Instant at = Instant.ofEpochMilli(Long.parseLong(matcher.group(1)));
            return Optional.of(new ChatPlace(at, Long.parseLong(matcher.group(2))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
