package app.parley.rest.page;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Our scripts, and which of them need which. Each is read once, since pages share most of them. Thread-safe. */
final class ModuleGraph {
    private final Function<String, Optional<Asset>> files;
    private final Map<String, ScriptModule> known = new ConcurrentHashMap<>();

    ModuleGraph(Function<String, Optional<Asset>> files) {
        this.files = files;
    }

    /** @throws IllegalStateException if there is none */
    ScriptModule module(String path) {
        return known.computeIfAbsent(path, same -> new ScriptModule(same, ScriptComments.without(source(same))));
    }

    /**
     * Returns the module and all that have to be there before it runs, each behind those that it imports.
     *
     * @param entry a path such as {@code /pages/calls/calls.js}
     * @throws IllegalStateException if one needs itself
     */
    Set<String> neededBy(String entry) {
        Set<String> needed = follow(entry, ScriptModule::imports);
        Set<String> before = new HashSet<>();
        for (String path : needed) {
            if (!before.containsAll(module(path).imports())) {
                throw new IllegalStateException(path + " needs itself, by what it imports");
            }
            before.add(path);
        }
        return needed;
    }

    /** Returns the same and what is imported while they run, but for what is imported through {@code later}. */
    Set<String> loadedWith(String entry) {
        return follow(entry, module -> both(module.imports(), module.importsWhileRunning()));
    }

    /** Returns the same and what is imported through {@code later}, when it is needed. */
    Set<String> reachableFrom(String entry) {
        return follow(
                entry, module -> both(both(module.imports(), module.importsWhileRunning()), module.importsLater()));
    }

    private Set<String> follow(String entry, Function<ScriptModule, List<String>> next) {
        Set<String> found = new LinkedHashSet<>();
        follow(entry, next, new LinkedHashSet<>(), found);
        return found;
    }

    private void follow(String path, Function<ScriptModule, List<String>> next, Set<String> begun, Set<String> found) {
        if (begun.add(path)) {
            next.apply(module(path)).forEach(imported -> follow(imported, next, begun, found));
            found.add(path);
        }
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    Optional<Asset> find(String path) {
        return files.apply(path);
    }

    String source(String path) {
        Asset asset = find(path).orElseThrow(() -> new IllegalStateException("The page misses " + path));
        return new String(asset.plain(), StandardCharsets.UTF_8);
    }
}
