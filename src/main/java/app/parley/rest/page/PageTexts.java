package app.parley.rest.page;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of a page in one language, from its dictionaries. They are put into the HTML, so that it can be read before
 * its scripts have come; the scripts put them there again, perhaps in another language that was chosen. Immutable.
 */
final class PageTexts {
    /** An entry whose text is a string: {@code 'key': 'text',}. Texts that depend on numbers are functions. */
    private static final Pattern ENTRY =
            Pattern.compile("'([\\w.-]+)':\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"),");

    private static final Pattern MARKED = Pattern.compile("(<(\\w+)\\b[^>]*\\bdata-t=\"([^\"]+)\"[^>]*>)[^<]*(</\\2>)");

    private final Map<String, String> texts = new HashMap<>();

    /** @param dictionaries the sources of the modules */
    PageTexts(Iterable<String> dictionaries) {
        for (String dictionary : dictionaries) {
            ENTRY.matcher(dictionary).results().forEach(this::add);
        }
    }

    private void add(MatchResult entry) {
        String text = entry.group(2) == null ? entry.group(3) : entry.group(2);
        // A parameter has its value only once a script runs.
        if (!text.contains("{")) {
            texts.put(entry.group(1), text.replaceAll("\\\\(.)", "$1"));
        }
    }

    String putInto(String html) {
        return MARKED.matcher(html).replaceAll(match -> {
            String text = texts.get(match.group(3));
            return Matcher.quoteReplacement(
                    text == null ? match.group() : match.group(1) + escaped(text) + match.group(4));
        });
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
