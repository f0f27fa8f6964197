package app.parley.hub.value;

import app.parley.kernel.RequestException;
import app.parley.kernel.VisibleText;

/** The words beside a user's status: one visible line of at most 140 code points, tidied. */
public record StatusText(String value) {
    public static final int LONGEST = 140;
    public static final StatusText NONE = new StatusText("");

    /** @throws RequestException {@code bad-request} if it is too long or has invisible characters */
    public StatusText {
        value = VisibleText.tidy(value);
        VisibleText.faultOf(value, 0, LONGEST).ifPresent(fault -> {
            throw RequestException.ofField("text", fault);
        });
    }
}
