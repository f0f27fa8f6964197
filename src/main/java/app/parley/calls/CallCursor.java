package app.parley.calls;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in a list of calls: after the call with this key and id. It stays valid when calls are added or deleted.
 *
 * @param key the result of {@link CallSort#keyOf}
 */
public record CallCursor(CallSort sort, long key, String id) {
    private static final Pattern FORM = Pattern.compile("(-?[A-Za-z]{1,20}) ([0-9]{1,15}) (\\S{1,64})");

    public static CallCursor after(CallSort sort, LoggedCall call) {
        return new CallCursor(sort, sort.keyOf(call), call.id());
    }

    /** Returns one line of text that {@link #parse} reads. */
    public String text() {
        return sort.wire() + " " + key + " " + id;
    }

    /** Returns the cursor; empty if {@link #text} cannot have returned the text. */
    public static Optional<CallCursor> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return CallSort.named(matcher.group(1))
                .map(sort -> new CallCursor(sort, Long.parseLong(matcher.group(2)), matcher.group(3)));
    }
}
