package app.parley.rest.page;

import app.parley.calls.quality.ViewerLocale.Language;
import app.parley.kernel.ParleyVersion;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Serves the pages and their files. All files are below one path that contains a hash of their contents, so that a
 * browser caches them for ever. The page itself lists the whole module graph, so that it loads in two round trips, and
 * has its texts in it, so that it can be read meanwhile.
 * Thread-safe.
 */
final class FrontEnd {
    private static final Map<Language, String> DICTIONARIES = Map.of(Language.ENGLISH, "en", Language.KOREAN, "ko");
    private static final String LANGUAGE = "<html lang=\"en\"(?= data-strings)";
    private static final String ICONS = "/css/icons.css";
    private static final Pattern LOCAL = Pattern.compile("\\b(href|src)=\"(/(?:css|icons|pages|vendor)/[^\"]+)\"");
    private static final Pattern ENTRY = Pattern.compile("<script type=\"module\" src=\"(/[^\"]+)\">");
    private static final Pattern STRINGS = Pattern.compile("data-strings=\"([^\"]*)\"");

    private final Function<String, Optional<Asset>> files;
    private final ModuleGraph graph;
    private final Map<String, Asset> scripts = new ConcurrentHashMap<>();
    private final IconSheet icons;
    private final String prefix;
    private final Set<String> pages;
    private final Map<Written, Asset> written = new ConcurrentHashMap<>();

    private record Written(String page, Language language) {}

    /**
     * @param files the files of the page and its libraries, by path
     * @param pages paths of pages, such as {@code /calls.html}
     */
    FrontEnd(Function<String, Optional<Asset>> files, Collection<String> pages) {
        this.files = files;
        graph = new ModuleGraph(files);
        Set<String> used = new LinkedHashSet<>();
        pages.forEach(page -> used.addAll(filesOf(graph.source(page))));
        icons = new IconSheet(
                files,
                used.stream().filter(path -> !path.startsWith("/vendor/")).map(graph::source));
        prefix = "/v/" + version(used);
        this.pages = Set.copyOf(pages);
    }

    /** @param language the language whose texts the page preloads */
    Asset page(String file, Language language) {
        if (!pages.contains(file)) {
            throw new IllegalArgumentException("no page: " + file);
        }
        return written.computeIfAbsent(new Written(file, language), this::write);
    }

    /** Returns the path of this version's files, such as {@code /v/0f3a…}; the path of a file follows. */
    String prefix() {
        return prefix;
    }

    /** Finds a file by its path below the prefix. Our own scripts come without their comments. */
    Optional<Asset> find(String path) {
        if (path.equals(ICONS)) {
            return Optional.of(icons.asset());
        }
        Optional<Asset> file = files.apply(path);
        boolean commented = path.endsWith(".js") && !path.startsWith("/vendor/");
        return commented ? file.map(script -> scripts.computeIfAbsent(path, same -> bare(same, script))) : file;
    }

    private static Asset bare(String path, Asset script) {
        String source = new String(script.plain(), StandardCharsets.UTF_8);
        return new Asset(
                ScriptComments.without(source).getBytes(StandardCharsets.UTF_8),
                FileType.of(path).orElseThrow(),
                WebPages.ASK_AGAIN);
    }

    private Asset write(Written wanted) {
        return new Asset(
                rewritten(graph.source(wanted.page()), wanted.language()).getBytes(StandardCharsets.UTF_8),
                FileType.of(wanted.page()).orElseThrow(),
                WebPages.ASK_AGAIN);
    }

    private String rewritten(String html, Language language) {
        String preloads = Stream.concat(modules(html).stream(), dictionaries(html, language))
                .map(path -> "    <link rel=\"modulepreload\" href=\"" + prefix + path + "\" />\n")
                .collect(Collectors.joining());
        String sheet = "    <link rel=\"stylesheet\" href=\"" + prefix + ICONS + "\" />\n";
        PageTexts texts =
                new PageTexts(dictionaries(html, language).map(graph::source).toList());
        return LOCAL.matcher(texts.putInto(html).replaceFirst(LANGUAGE, "<html lang=\"" + code(language) + "\""))
                .replaceAll(match -> match.group(1) + "=\"" + prefix + match.group(2) + "\"")
                .replaceFirst(" *</head>", sheet + preloads + "  </head>");
    }

    private Set<String> modules(String html) {
        return graph.reachableFrom(matches(ENTRY, html).toList());
    }

    private static Stream<String> dictionaries(String html, Language language) {
        return matches(STRINGS, html)
                .flatMap(names -> Stream.of(names.split(" ")))
                .map(name -> "/i18n/" + code(language) + "/" + name + ".js");
    }

    private static String code(Language language) {
        return Objects.requireNonNull(DICTIONARIES.get(language));
    }

    private Set<String> filesOf(String html) {
        Set<String> found = graph.reachableAtAnyTime(matches(ENTRY, html).toList());
        LOCAL.matcher(html).results().map(match -> match.group(2)).forEach(found::add);
        DICTIONARIES.keySet().forEach(language -> dictionaries(html, language).forEach(found::add));
        return found;
    }

    private String version(Set<String> used) {
        Map<String, String> hashes = new TreeMap<>();
        used.forEach(path -> hashes.put(path, files.apply(path).orElseThrow().hash()));
        hashes.put(ICONS, icons.asset().hash());
        // Another version may leave out comments in another way.
        hashes.put("version", ParleyVersion.TEXT);
        return Asset.hash(hashes.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }
}
