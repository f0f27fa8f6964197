package app.parley.rest.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Follows the imports of the page's scripts, also {@code import('./x.js')}, so that the page can list all modules for
 * the browser at once. Stateless.
 */
final class ModuleGraph {
    // A type in a comment is also written import('./x.js'), so no asterisk may stand before the import.
    private static final Pattern IMPORT = Pattern.compile(
            "^(?:(?:import|export)\\b[^;='\"(]*|[^*\n]*\\bimport\\()['\"](\\.{1,2}/[^'\"]+)['\"]", Pattern.MULTILINE);

    private static final Pattern LATER =
            Pattern.compile("^[^*\n]*\\blater\\(\\(\\) => import\\(['\"](\\.{1,2}/[^'\"]+)['\"]", Pattern.MULTILINE);

    private final Function<String, Optional<Asset>> files;

    /** Many pages share most of their modules, and each is read once. */
    private final Map<String, Imports> known = new ConcurrentHashMap<>();

    /** @param later a part of {@code all} */
    private record Imports(Set<String> all, Set<String> later) {}

    ModuleGraph(Function<String, Optional<Asset>> files) {
        this.files = files;
    }

    /**
     * Returns all modules that the entries need before they run, the entries first. Modules that are imported through
     * {@code later} are not among them.
     *
     * @param entries paths such as {@code /pages/calls/calls.js}
     * @throws IllegalStateException if an imported module does not exist
     */
    Set<String> reachableFrom(Collection<String> entries) {
        Set<String> found = new LinkedHashSet<>();
        entries.forEach(entry -> follow(entry, found, false));
        return found;
    }

    /** Returns the same and what is imported through {@code later}, when it is needed. */
    Set<String> reachableAtAnyTime(Collection<String> entries) {
        Set<String> found = new LinkedHashSet<>();
        entries.forEach(entry -> follow(entry, found, true));
        return found;
    }

    private void follow(String module, Set<String> found, boolean withLater) {
        if (!found.add(module)) {
            return;
        }
        Imports imports = known.computeIfAbsent(module, this::read);
        for (String imported : imports.all()) {
            if (withLater || !imports.later().contains(imported)) {
                follow(imported, found, withLater);
            }
        }
    }

    private Imports read(String module) {
        String source = source(module);
        Set<String> later = imports(LATER, module, source);
        Set<String> all = imports(IMPORT, module, source);
        all.addAll(later);
        return new Imports(all, later);
    }

    private static Set<String> imports(Pattern pattern, String module, String source) {
        return pattern.matcher(source)
                .results()
                .map(match -> resolve(module, match.group(1)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    String source(String path) {
        Asset asset = files.apply(path).orElseThrow(() -> new IllegalStateException("The page misses " + path));
        return new String(asset.plain(), StandardCharsets.UTF_8);
    }

    private static String resolve(String from, String relative) {
        return URI.create(from).resolve(relative).getPath();
    }
}
