package app.parley.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A link, as lines: the link itself is the first, so that scripts may take it. */
final class Links {
    private Links() {}

    static List<String> lines(Map<String, ?> told) {
        List<String> lines = new ArrayList<>();
        if (told.containsKey("url")) {
            lines.add(String.valueOf(told.get("url")));
            lines.add("It works until " + told.get("expiresAt") + ".");
        }
        return lines;
    }
}
