package app.parley.rest.page;

import java.util.regex.Pattern;

/** Takes the comments out of scripts: they are a fifth of what a browser would fetch, and no browser reads them. */
final class ScriptComments {
    /** Whole lines, so that nothing in a string is taken for one. */
    private static final Pattern BLOCK = Pattern.compile("(?m)^[ \\t]*/\\*(?:[^*]|\\*(?!/))*+\\*/[ \\t]*$");

    /** What says of which type an expression is. */
    private static final Pattern CAST = Pattern.compile("/\\*\\* @type \\{[^\n]*?\\} \\*/ ?");

    private static final Pattern LINE = Pattern.compile("(?m)^[ \\t]*//.*$");

    private ScriptComments() {}

    static String without(String script) {
        String noLines = LINE.matcher(BLOCK.matcher(script).replaceAll("")).replaceAll("");
        return CAST.matcher(noLines).replaceAll("");
    }
}
