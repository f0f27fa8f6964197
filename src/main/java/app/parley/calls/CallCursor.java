package app.parley.calls;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a list of calls: after the call with this key and id, whatever came or went meanwhile.
 *
 * @param key as {@link CallSort#keyOf} has it
 */
public record CallCursor(CallSort sort, long key, String id) {
    private static final Pattern FORM = Pattern.compile("(-?[A-Za-z]{1,20}) (-?[0-9]{1,18}) (\\S{1,64})");

    static CallCursor after(CallSort sort, LoggedCall call) {
        return new CallCursor(sort, sort.keyOf(call), call.id());
    }

    /** The opaque form, fit for a URL as it is. */
    public String encoded() {
        String text = sort.wire() + " " + key + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for what {@link #encoded} never made. */
    public static Optional<CallCursor> decoded(String text) {
        try {
            Matcher matcher = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (!matcher.matches()) {
                return Optional.empty();
            }
            return CallSort.named(matcher.group(1))
                    .map(sort -> new CallCursor(sort, Long.parseLong(matcher.group(2)), matcher.group(3)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
