package app.parley.hub.mdn;

import app.parley.kernel.VisibleText;
import java.util.regex.Pattern;

/** The rule for names of guests of the json dialect. */
final class JsonGuestName {
    private static final String LETTER = "\\p{L}\\p{N}._\\-";
    private static final Pattern NAME =
            Pattern.compile("[" + LETTER + "]([" + LETTER + "\\p{M} ]*[" + LETTER + "\\p{M}])?");

    private JsonGuestName() {}

    /** Letters and digits of any script, with what is set on them; no blank before or behind. */
    static boolean isValid(String name, int most) {
        return NAME.matcher(name).matches()
                && VisibleText.faultOf(name, 1, most).isEmpty();
    }
}
