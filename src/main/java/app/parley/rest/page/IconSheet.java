package app.parley.rest.page;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The icons that a page's scripts and style sheets name, each as a custom property {@code --icon-<name>}. They load together,
 * and are available when the server is not.
 */
final class IconSheet {
    private static final Pattern NAME = Pattern.compile("(?:'|--icon-)([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?:'|\\))");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

    private IconSheet() {}

    /** @param sources scripts and style sheets; each string in them that is an icon's name adds that icon */
    static String of(Stream<String> sources, Function<String, Optional<Asset>> files) {
        SortedSet<String> names = sources.flatMap(
                        source -> NAME.matcher(source).results().map(match -> match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        return names.stream()
                .flatMap(name ->
                        files.apply("/vendor/lucide/icons/" + name + ".svg").map(icon -> rule(name, icon)).stream())
                .collect(Collectors.joining("", ":root {\n", "}\n"));
    }

    private static String rule(String name, Asset icon) {
        String svg = COMMENT.matcher(new String(icon.plain(), StandardCharsets.UTF_8))
                .replaceAll("")
                .replaceAll(" class=\"[^\"]*\"", "")
                .replaceAll("\\s+", " ")
                .strip()
                .replace('"', '\'')
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("#", "%23");
        return "  --icon-" + name + ": url(\"data:image/svg+xml," + svg + "\");\n";
    }
}
