package app.parley.store.callsearch;

import app.parley.calls.FoldedText;
import java.util.List;
import java.util.stream.Collectors;

/** What of a call is searched for a text, and how, in SQL. */
public final class SearchText {
    private SearchText() {}

    /** What is searched of several names. */
    public static String joined(List<String> names) {
        return names.stream().map(FoldedText::of).collect(Collectors.joining("\n"));
    }

    /** A LIKE pattern, escaped with {@code !}, for texts that contain the given one. */
    static String containing(String text) {
        return "%" + FoldedText.of(text).replaceAll("[!%_]", "!$0") + "%";
    }
}
