package app.parley.hub.value;

import app.parley.kernel.RequestException;
import app.parley.kernel.VisibleText;
import org.jspecify.annotations.Nullable;

/** The words of a callee who declines, for the caller: one visible line of at most 140 code points, tidied. */
public record ReplyText(String value) {
    public static final int LONGEST = StatusText.LONGEST;

    /** @throws RequestException {@code bad-request} if it is too long or has invisible characters */
    public ReplyText {
        value = VisibleText.tidy(value);
        VisibleText.faultOf(value, 0, LONGEST).ifPresent(fault -> {
            throw RequestException.ofField("text", fault);
        });
    }

    /** Words that are missing, or empty, are none. */
    public static @Nullable ReplyText ofNullable(@Nullable String words) {
        ReplyText text = words == null ? null : new ReplyText(words);
        return text == null || text.value().isEmpty() ? null : text;
    }
}
