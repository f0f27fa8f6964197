package app.parley.store.callsearch;

import app.parley.calls.FoldedText;
import java.util.List;
import java.util.stream.Collectors;

/** Defines which text of a call a search looks at, and how SQL compares it. */
public final class SearchText {
    private SearchText() {}

    /** Returns the searchable text of several names. */
    public static String joined(List<String> names) {
        return names.stream().map(FoldedText::of).collect(Collectors.joining("\n"));
    }

    /** Returns a LIKE pattern, escaped with {@code !}, that matches texts containing the given one. */
    static String containing(String text) {
        return "%" + FoldedText.of(text).replaceAll("[!%_]", "!$0") + "%";
    }
}
