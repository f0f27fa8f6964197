package app.parley.calls;

import java.util.Locale;

/**
 * Folds text for comparison without regard to case. Java does this, because the result of SQL's LOWER depends on the
 * database's locale.
 */
public final class FoldedText {
    private FoldedText() {}

    /** Returns the text on one line, in the form that databases store. */
    public static String of(String text) {
        return text.replace('\n', ' ')
                .replace('\0', '\uFFFD')
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
