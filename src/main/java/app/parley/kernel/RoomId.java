package app.parley.kernel;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A room's id: 1 to 64 letters and digits of any script, {@code _} and {@code -}, in NFC whatever it came in. It stands
 * in a destination as it is and in a path percent-encoded; nothing in it separates, escapes or cannot be seen.
 */
public record RoomId(String value) {
    private static final int LONGEST = 64;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern ANY_SCRIPT = Pattern.compile("[\\p{L}\\p{Nd}_-][\\p{L}\\p{Mn}\\p{Mc}\\p{Nd}_-]*");

    public RoomId {
        value = composed(value);
        if (!isValid(value)) {
            throw new RequestException(ErrorCode.NO_SUCH_ROOM, "There is no such room.");
        }
    }

    public static boolean isValid(String value) {
        return PLAIN.matcher(value).matches() || isOfAnyScript(composed(value));
    }

    /** Whether it has the form of ids that the server makes for rooms of calls. */
    public static boolean isReserved(String value) {
        return value.matches("r_[A-Za-z0-9_-]{16}");
    }

    private static boolean isOfAnyScript(String value) {
        return value.length() <= LONGEST
                && ANY_SCRIPT.matcher(value).matches()
                && value.codePoints().noneMatch(VisibleText::isInvisible);
    }

    private static String composed(String value) {
        return value.length() > LONGEST * 4 ? value : Normalizer.normalize(value, Normalizer.Form.NFC);
    }

    @Override
    public String toString() {
        return value;
    }
}
