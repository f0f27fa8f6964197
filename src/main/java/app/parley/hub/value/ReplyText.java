package app.parley.hub.value;

import app.parley.kernel.RequestException;
import app.parley.kernel.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * What a callee who declines says to the caller.
 *
 * @param value one visible line of at most 140 code points, tidied; empty for none
 * @param ready what it says, where it is nothing of one's own; null else
 */
public record ReplyText(String value, @Nullable ReadyReply ready) {
    public static final int LONGEST = StatusText.LONGEST;

    /** @throws RequestException {@code bad-request} if it is too long or has invisible characters */
    public ReplyText {
        value = VisibleText.tidy(value);
        VisibleText.faultOf(value, 0, LONGEST).ifPresent(fault -> {
            throw RequestException.ofField("text", fault);
        });
    }

    /** Words that are missing, or empty, are none. */
    public static @Nullable ReplyText ofNullable(@Nullable String words, @Nullable ReadyReply ready) {
        ReplyText text = new ReplyText(words == null ? "" : words, ready);
        return text.value().isEmpty() && ready == null ? null : text;
    }

    public @Nullable String textOrNull() {
        return value.isEmpty() ? null : value;
    }
}
