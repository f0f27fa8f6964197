package app.parley.rest.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A page's modules in few files, so that a slow line has few answers to wait for and not a hundred. One file has all that the
 * page's own module needs before it runs. Each module that is imported while others run has a file, with what no earlier
 * one has. A module runs at its first use, once, as if it had come by itself. Immutable.
 */
final class ScriptPacks {
    private static final String BEGINNING = """
            const $makers = new Map();
            const $made = new Map();
            const $put = (path, made) => ($made.set(path, made), made);
            export const $add = (path, make) => $makers.has(path) || $makers.set(path, make);
            export const $get = (path) => $made.get(path) ?? $put(path, $makers.get(path)());
            export const $import = async (pack, path) => (await import(pack), $get(path));
            """;

    private final ModuleGraph graph;
    private final String page;
    private final String entry;

    /** The modules of the page's own file. */
    private final Set<String> needed;

    /** The modules of the files that the page names, each behind those that it takes for granted. */
    private final List<String> named;

    /** The module of each file. */
    private final Map<String, String> files = new TreeMap<>();

    /**
     * @param page such as {@code calls}
     * @param entry the page's own module, such as {@code /pages/calls/calls.js}
     */
    ScriptPacks(ModuleGraph graph, String page, String entry) {
        this.graph = graph;
        this.page = page;
        this.entry = entry;
        needed = graph.neededBy(entry);
        Set<String> first = new LinkedHashSet<>(List.of(entry));
        graph.loadedWith(entry).forEach(path -> first.addAll(graph.module(path).importsWhileRunning()));
        named = List.copyOf(first);
        named.forEach(path -> files.put(fileOf(path), path));
        for (String path : graph.reachableFrom(entry)) {
            ScriptModule module = graph.module(path);
            module.importsLater().forEach(later -> files.put(fileOf(later), later));
            module.importsWhileRunning().forEach(imported -> files.put(fileOf(imported), imported));
        }
    }

    /** Returns the paths of the files that the page names, its own first. */
    List<String> named() {
        return named.stream().map(this::fileOf).toList();
    }

    /** Returns the modules of all files. */
    Set<String> sources() {
        return graph.reachableFrom(entry);
    }

    /** Returns the paths of all files. */
    Set<String> all() {
        return files.keySet();
    }

    private String fileOf(String module) {
        return "/packs/" + nameOf(module);
    }

    private String nameOf(String module) {
        return module.equals(entry) ? page + ".js" : page + module.replace('/', '.');
    }

    /**
     * @param file one of {@link #all}
     * @param forThisVersion false for a page of another version, which may not have what this version's pages have: it then
     *     gets with a module all that the module needs, and keeps what it has
     */
    String text(String file, boolean forThisVersion) {
        String first = files.get(file);
        if (first == null) {
            throw new IllegalArgumentException("no pack: " + file);
        }
        if (first.equals(entry)) {
            return textOfEntry();
        }
        int place = named.indexOf(first);
        List<String> before = place < 0 ? named : named.subList(0, place);
        StringBuilder text = new StringBuilder();
        before.forEach(path -> text.append("import './").append(nameOf(path)).append("';\n"));
        text.append("import { $add, $get, $import } from './")
                .append(nameOf(entry))
                .append("';\n");
        Set<String> modules = graph.neededBy(first);
        if (forThisVersion) {
            before.forEach(path -> modules.removeAll(graph.neededBy(path)));
        }
        modules.forEach(path -> add(text, path));
        return text.toString();
    }

    private String textOfEntry() {
        StringBuilder text = new StringBuilder(BEGINNING);
        needed.forEach(path -> add(text, path));
        needed.stream()
                .filter(path -> graph.module(path).waits() && !path.equals(entry))
                .forEach(path -> text.append("$put('" + path + "', await $makers.get('" + path + "')());\n"));
        // Nobody waits for it: the files that it imports are there once this one is.
        return text.append("$makers.get('").append(entry).append("')();\n").toString();
    }

    private void add(StringBuilder text, String path) {
        ScriptModule module = graph.module(path);
        if (module.waits() && !needed.contains(path)) {
            throw new IllegalStateException(path + " waits, and the page's own file would not wait for it");
        }
        text.append("$add('" + path + "', " + (path.equals(entry) || module.waits() ? "async " : "") + "() => {")
                .append(module.body(from -> "$get('" + from + "')", this::importing))
                .append("\n});\n");
    }

    private String importing(String module) {
        return "$import('./" + nameOf(module) + "', '" + module + "')";
    }
}
