package app.parley.rest.page;

import app.parley.calls.quality.ViewerLocale.Language;
import app.parley.kernel.ParleyVersion;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Serves the pages and their files. All files are below one path that contains a hash of their contents, so that a
 * browser caches them for ever. A page has its scripts and its styles in few files, which it names at once, and its texts in
 * it, so that it can be read meanwhile. Thread-safe.
 */
final class FrontEnd {
    private final Function<String, Optional<Asset>> files;
    private final Map<String, PageFiles> pages;
    private final Map<String, PageFiles> madeBy = new TreeMap<>();
    private final Map<String, Asset> made = new ConcurrentHashMap<>();
    private final Map<Written, Asset> written = new ConcurrentHashMap<>();
    private final String prefix;

    private record Written(String page, Language language) {}

    /**
     * @param files the files of the page and its libraries, by path
     * @param pages paths of pages, such as {@code /calls.html}
     */
    FrontEnd(Function<String, Optional<Asset>> files, Collection<String> pages) {
        this.files = files;
        ModuleGraph graph = new ModuleGraph(files);
        this.pages = pages.stream().collect(Collectors.toMap(Function.identity(), file -> new PageFiles(graph, file)));
        Set<String> sources = new LinkedHashSet<>();
        this.pages.values().forEach(page -> {
            sources.addAll(page.sources());
            page.made().forEach(path -> madeBy.put(path, page));
        });
        prefix = "/v/" + version(sources);
    }

    /** @param language the language whose texts the page has in it */
    Asset page(String file, Language language) {
        return written.computeIfAbsent(
                new Written(file, language), wanted -> asset(file, page(file).written(language, prefix)));
    }

    private PageFiles page(String file) {
        PageFiles page = pages.get(file);
        if (page == null) {
            throw new IllegalArgumentException("no page: " + file);
        }
        return page;
    }

    /** Returns the path of this version's files, such as {@code /v/0f3a…}; the path of a file follows. */
    String prefix() {
        return prefix;
    }

    /** Finds a file by its path below the prefix. Our own scripts come without their comments. */
    Optional<Asset> find(String path) {
        PageFiles page = madeBy.get(path);
        if (page == null) {
            return files.apply(path);
        }
        return path.startsWith("/i18n/")
                ? files.apply(path).map(file -> made.computeIfAbsent(path, same -> file))
                : Optional.of(made.computeIfAbsent(path, same -> asset(same, page.text(same))));
    }

    private static Asset asset(String path, String text) {
        return new Asset(
                text.getBytes(StandardCharsets.UTF_8), FileType.of(path).orElseThrow(), WebPages.ASK_AGAIN);
    }

    private String version(Set<String> sources) {
        Map<String, String> hashes = new TreeMap<>();
        sources.forEach(path -> hashes.put(path, files.apply(path).orElseThrow().hash()));
        // Another version may have other icons, and pack all in another way.
        hashes.put("version", ParleyVersion.TEXT);
        return Asset.hash(hashes.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
