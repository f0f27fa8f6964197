package app.parley.rest.page;

import app.parley.calls.quality.ViewerLocale.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final List<Class<?>> PACKERS = List.of(
            PageFiles.class,
            ModuleGraph.class,
            ScriptPacks.class,
            ScriptModule.class,
            ScriptComments.class,
            Dictionaries.class,
            IconSheet.class);

    private final Function<String, Optional<Asset>> files;
    private final Map<String, PageFiles> pages;
    private final Map<String, PageFiles> madeBy = new TreeMap<>();
    private final Map<Made, Asset> made = new ConcurrentHashMap<>();
    private final Map<Written, Asset> written = new ConcurrentHashMap<>();
    private final String prefix;

    private record Made(String path, boolean forThisVersion) {}

    private record Written(String page, Language language) {}

    /**
     * @param files the files of the page and its libraries, by path
     * @param pages paths of pages, such as {@code /calls.html}
     * @param libraries where they are, with their versions
     */
    FrontEnd(Function<String, Optional<Asset>> files, Collection<String> pages, Collection<String> libraries) {
        this.files = files;
        ModuleGraph graph = new ModuleGraph(files);
        this.pages = pages.stream().collect(Collectors.toMap(Function.identity(), file -> new PageFiles(graph, file)));
        Set<String> sources = new LinkedHashSet<>();
        this.pages.values().forEach(page -> {
            sources.addAll(page.sources());
            page.made().forEach(path -> madeBy.put(path, page));
        });
        prefix = "/v/" + version(sources, libraries);
    }

    /** Makes and compresses what these pages name. */
    void makeReady(Collection<String> files) {
        for (String file : files) {
            for (Language language : Language.values()) {
                page(file, language).compress();
            }
            page(file).named().forEach(path -> find(prefix, path).ifPresent(Asset::compress));
        }
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

    /**
     * Finds a file by the path that follows a version's.
     *
     * @param version such as {@code /v/0f3a…}; another than {@link #prefix} is that of a page that is older than this server
     */
    Optional<Asset> find(String version, String path) {
        PageFiles page = madeBy.get(path);
        return page == null
                ? files.apply(path)
                : Optional.of(made.computeIfAbsent(
                        new Made(path, version.equals(prefix)),
                        wanted -> asset(path, page.text(path, wanted.forThisVersion()))));
    }

    private static Asset asset(String path, String text) {
        return new Asset(
                text.getBytes(StandardCharsets.UTF_8), FileType.of(path).orElseThrow(), WebPages.ASK_AGAIN);
    }

    private String version(Set<String> sources, Collection<String> libraries) {
        Map<String, String> hashes = new TreeMap<>();
        sources.forEach(path -> hashes.put(path, files.apply(path).orElseThrow().hash()));
        libraries.forEach(library -> hashes.put("library " + library, library));
        PACKERS.forEach(packer -> hashes.put(packer.getSimpleName(), hash(packer)));
        return Asset.hash(hashes.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    /** Another version may pack in another way what is the same. */
    private static String hash(Class<?> packer) {
        try (InputStream code = packer.getResourceAsStream(packer.getSimpleName() + ".class")) {
            return Asset.hash(Objects.requireNonNull(code).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + packer, e);
        }
    }
}
