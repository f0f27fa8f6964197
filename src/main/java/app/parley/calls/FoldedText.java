package app.parley.calls;

import java.util.Locale;

/** Text made comparable regardless of case: in Java, because what LOWER knows depends on how a database was set up. */
public final class FoldedText {
    private FoldedText() {}

    /** The text on one line, and as databases keep it. */
    public static String of(String text) {
        return text.replace('\n', ' ')
                .replace('\0', '\uFFFD')
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
