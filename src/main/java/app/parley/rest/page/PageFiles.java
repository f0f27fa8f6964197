package app.parley.rest.page;

import app.parley.calls.quality.ViewerLocale.Language;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one page names in its HTML: its script, its style sheets, its dictionaries. Immutable. */
final class PageFiles {
    private static final Map<Language, String> CODES = Map.of(Language.ENGLISH, "en", Language.KOREAN, "ko");
    private static final String LANGUAGE = "<html lang=\"en\"(?= data-strings)";
    private static final Pattern LOCAL = Pattern.compile("\\b(href|src)=\"(/(?:css|icons|packs|vendor)/[^\"]+)\"");
    private static final Pattern ENTRY = Pattern.compile("(?<=<script type=\"module\" src=\")(/[^\"]+)(?=\">)");
    private static final Pattern SHEET = Pattern.compile(" *<link rel=\"stylesheet\" href=\"(/css/[^\"]+)\" />\n");
    private static final Pattern STRINGS = Pattern.compile("data-strings=\"([^\"]*)\"");

    private final ModuleGraph graph;
    private final String file;
    private final String html;
    private final ScriptPacks scripts;
    private final List<String> sheets;
    private final String sheetPack;
    private final List<String> dictionaries;

    /** @param file such as {@code /calls.html} */
    PageFiles(ModuleGraph graph, String file) {
        String name = file.substring(1, file.lastIndexOf('.'));
        this.graph = graph;
        this.file = file;
        html = graph.source(file);
        scripts = new ScriptPacks(graph, name, matches(ENTRY).findFirst().orElseThrow());
        sheets = matches(SHEET).toList();
        sheetPack = "/packs/" + name + ".css";
        dictionaries =
                matches(STRINGS).flatMap(names -> Stream.of(names.split(" "))).toList();
    }

    /** Returns the sources that decide what the page looks like and does, as paths. */
    Set<String> sources() {
        Set<String> all = new LinkedHashSet<>(scripts.sources());
        all.add(file);
        all.addAll(sheets);
        LOCAL.matcher(html).results().map(match -> match.group(2)).forEach(all::add);
        CODES.values().forEach(code -> dictionaries.forEach(name -> all.add(Dictionaries.path(code, List.of(name)))));
        return all;
    }

    /** Returns the paths of what is made of several sources. */
    Set<String> made() {
        Set<String> all = new LinkedHashSet<>(scripts.all());
        all.add(sheetPack);
        CODES.values().forEach(code -> dictionary(code).forEach(all::add));
        return all;
    }

    /** Returns those of {@link #made} that the page names, of all languages. */
    Set<String> named() {
        Set<String> named = made();
        named.removeIf(path -> scripts.all().contains(path) && !scripts.named().contains(path));
        return named;
    }

    /**
     * @param path one of {@link #made}
     * @param forThisVersion whether a page of this version asks for it
     */
    String text(String path, boolean forThisVersion) {
        if (path.equals(sheetPack)) {
            return styles();
        }
        return path.startsWith(Dictionaries.FOLDER)
                ? Dictionaries.text(path, graph::source)
                : scripts.text(path, forThisVersion);
    }

    private String styles() {
        Stream<String> named = sources().stream().filter(path -> !path.startsWith("/vendor/"));
        return sheets.stream().map(graph::source).collect(Collectors.joining())
                + IconSheet.of(named.map(graph::source), graph::find);
    }

    /**
     * Returns the HTML with texts in that language.
     *
     * @param prefix of the paths of files
     */
    String written(Language language, String prefix) {
        String code = Objects.requireNonNull(CODES.get(language));
        String texts = new PageTexts(dictionaries.stream()
                        .map(name -> graph.source(Dictionaries.path(code, List.of(name))))
                        .toList())
                .putInto(html)
                .replaceFirst(LANGUAGE, "<html lang=\"" + code + "\"");
        String links = "    <link rel=\"stylesheet\" href=\"" + sheetPack + "\" />\n"
                + Stream.concat(scripts.named().stream().skip(1), dictionary(code))
                        .map(path -> "    <link rel=\"modulepreload\" href=\"" + prefix + path + "\" />\n")
                        .collect(Collectors.joining());
        String packed = ENTRY.matcher(SHEET.matcher(texts).replaceAll(""))
                .replaceFirst(scripts.named().get(0))
                .replaceFirst(" *</head>", links + "  </head>");
        return LOCAL.matcher(packed).replaceAll(match -> match.group(1) + "=\"" + prefix + match.group(2) + "\"");
    }

    private Stream<String> dictionary(String code) {
        return dictionaries.isEmpty() ? Stream.empty() : Stream.of(Dictionaries.path(code, dictionaries));
    }

    private Stream<String> matches(Pattern pattern) {
        return pattern.matcher(html).results().map((MatchResult match) -> match.group(1));
    }
}
