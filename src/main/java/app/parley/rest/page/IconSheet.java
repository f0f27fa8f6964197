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
 * One style sheet with all icons that the scripts name, each as a custom property {@code --icon-<name>}. The icons load
 * together, and are available when the server is not. Immutable.
 */
final class IconSheet {
    private static final Pattern NAME = Pattern.compile("(?:'|--icon-)([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?:'|\\))");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

    private final Asset asset;

    /** @param sources scripts and style sheets; each string in them that is an icon's name adds that icon */
    IconSheet(Function<String, Optional<Asset>> files, Stream<String> sources) {
        SortedSet<String> names = sources.flatMap(
                        source -> NAME.matcher(source).results().map(match -> match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        String rules = names.stream()
                .flatMap(name ->
                        files.apply("/vendor/lucide/icons/" + name + ".svg").map(icon -> rule(name, icon)).stream())
                .collect(Collectors.joining());
        asset = new Asset(
                (":root {\n" + rules + "}\n").getBytes(StandardCharsets.UTF_8),
                FileType.of("icons.css").orElseThrow(),
                WebPages.FOR_GOOD);
    }

    Asset asset() {
        return asset;
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
