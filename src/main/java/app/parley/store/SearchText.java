package app.parley.store;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Text made comparable regardless of case: in Java, because what LOWER knows depends on how a database was set up. */
final class SearchText {
    private SearchText() {}

    static String folded(String text) {
        return text.replace('\n', ' ').toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** What is searched of several names. */
    static String joined(List<String> names) {
        return names.stream().map(SearchText::folded).collect(Collectors.joining("\n"));
    }

    /** A LIKE pattern, escaped with {@code !}, for texts that contain the given one. */
    static String containing(String text) {
        return "%" + folded(text).replaceAll("[!%_]", "!$0") + "%";
    }
}
