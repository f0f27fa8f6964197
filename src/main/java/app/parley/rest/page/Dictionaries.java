package app.parley.rest.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Several dictionaries of one language as one module, such as {@code /i18n/en/shell+lobby.js}. */
final class Dictionaries {
    private static final Pattern SEVERAL = Pattern.compile("/i18n/([a-z]+)/([a-z-]+(?:\\+[a-z-]+){1,19})\\.js");

    private Dictionaries() {}

    static String path(String language, List<String> names) {
        return "/i18n/" + language + "/" + String.join("+", names) + ".js";
    }

    /** @return empty if the path is of another kind, or one of them is missing */
    static Optional<Asset> find(String path, Function<String, Optional<Asset>> files) {
        Matcher several = SEVERAL.matcher(path);
        if (!several.matches()) {
            return Optional.empty();
        }
        List<String> scopes = new ArrayList<>();
        for (String name : several.group(2).split("\\+", -1)) {
            Optional<Asset> file = files.apply(path(several.group(1), List.of(name)));
            if (file.isEmpty()) {
                return Optional.empty();
            }
            scopes.add(scope(new String(file.get().plain(), StandardCharsets.UTF_8)));
        }
        String module = "export default Object.assign(\n" + String.join(",\n", scopes) + ",\n);\n";
        return Optional.of(new Asset(
                module.getBytes(StandardCharsets.UTF_8), FileType.of(path).orElseThrow(), WebPages.ASK_AGAIN));
    }

    /** A dictionary may have functions of its own beside its texts. */
    private static String scope(String dictionary) {
        String texts = ScriptComments.without(dictionary).replaceFirst("(?m)^export default ", "return ");
        return "(() => {\n" + texts + "})()";
    }
}
