package app.parley.rest.page;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several dictionaries of one language as one module, such as {@code /i18n/en/shell+lobby.js}. */
final class Dictionaries {
    static final String FOLDER = "/i18n/";
    private static final Pattern SEVERAL = Pattern.compile(FOLDER + "([a-z]+)/([a-z+-]+)\\.js");

    private Dictionaries() {}

    static String path(String language, List<String> names) {
        return FOLDER + language + "/" + String.join("+", names) + ".js";
    }

    /**
     * @param path as {@link #path} gives it
     * @param source of the one dictionary at a path
     */
    static String text(String path, UnaryOperator<String> source) {
        Matcher several = SEVERAL.matcher(path);
        if (!several.matches()) {
            throw new IllegalArgumentException("no dictionaries: " + path);
        }
        String scopes = Stream.of(several.group(2).split("\\+", -1))
                .map(name -> scope(source.apply(path(several.group(1), List.of(name)))))
                .collect(Collectors.joining(",\n"));
        return "export default Object.assign(\n" + scopes + ",\n);\n";
    }

    /** A dictionary may have functions of its own beside its texts. */
    private static String scope(String dictionary) {
        String texts = ScriptComments.without(dictionary).replaceFirst("(?m)^export default ", "return ");
        return "(() => {\n" + texts + "})()";
    }
}
