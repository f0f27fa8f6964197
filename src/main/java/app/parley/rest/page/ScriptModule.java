package app.parley.rest.page;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One of our scripts, as far as its imports and exports are concerned (ECMA-262, section 16.2). It exports by name where it
 * declares, and has its imports at the beginnings of lines. Immutable.
 */
final class ScriptModule {
    private static final Pattern STATIC =
            Pattern.compile("(?m)^import\\b(?:\\s*\\{([^}]*)\\}\\s*from)?\\s*'(\\.{1,2}/[^']+)';");
    private static final Pattern DYNAMIC = Pattern.compile("\\bimport\\('(\\.{1,2}/[^']+)'\\)");
    private static final Pattern LATER = Pattern.compile("\\blater\\(\\(\\) => import\\('(\\.{1,2}/[^']+)'\\)");
    private static final Pattern EXPORT =
            Pattern.compile("(?m)^export (?=(?:(?:async )?function\\*?|class|const) ([A-Za-z_]\\w*))");
    private static final Pattern OTHER = Pattern.compile("(?m)^(?:export|import)\\b(?!\\().*");
    private static final Pattern WAITS = Pattern.compile("(?m)^(?:(?:export )?const [^=]+ = |for )?await\\b");

    private static final Pattern WAITS_OTHERWISE = Pattern.compile("(?m)^(?!.*\\basync\\b)\\S.*\\bawait\\b");
    private static final Pattern OWN_ADDRESS = Pattern.compile("\\bimport(?:\\.meta\\b|\\((?!'))");

    private final String path;
    private final String source;
    private final List<String> imports;
    private final List<String> importsLater;
    private final List<String> importsWhileRunning;

    /**
     * @param path such as {@code /lib/dom.js}
     * @param source without comments
     */
    ScriptModule(String path, String source) {
        this.path = path;
        this.source = source;
        imports = targets(STATIC);
        importsLater = targets(LATER);
        importsWhileRunning = targets(DYNAMIC).stream()
                .filter(target -> !importsLater.contains(target))
                .toList();
    }

    /** Returns what it needs before it runs. */
    List<String> imports() {
        return imports;
    }

    /** Returns what it imports while it runs, in a page that has it from the beginning. */
    List<String> importsWhileRunning() {
        return importsWhileRunning;
    }

    /** Returns what it imports through {@code later}, when that is needed. */
    List<String> importsLater() {
        return importsLater;
    }

    Set<String> exports() {
        return EXPORT.matcher(source)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns whether those that import it have to wait for it; a page's own module may wait in any other way too. */
    boolean waits() {
        return WAITS.matcher(source).find();
    }

    /**
     * Returns the same as the body of a function that returns what the module exports.
     *
     * @param imported gives the expression for the exports of the module at a path
     * @param importing gives the expression for a promise of the same
     * @throws IllegalStateException if the module is written in another way
     */
    String body(UnaryOperator<String> imported, UnaryOperator<String> importing) {
        String body = replace(STATIC, source, match -> {
            String from = imported.apply(resolve(match.group(2)));
            return (match.group(1) == null ? from : "const {" + renamed(match.group(1)) + "} = " + from) + ";";
        });
        body = replace(DYNAMIC, body, match -> importing.apply(resolve(match.group(1))));
        body = EXPORT.matcher(body).replaceAll("");
        check(!OTHER.matcher(body).find(), "exports or imports in another way than by name");
        check(isPage() || waits() || !WAITS_OTHERWISE.matcher(body).find(), "waits in a way that nobody sees");
        // A pack stands as deep as these do, so that the address of the one serves the other.
        boolean isDeep = path.indexOf('/', 1) != path.lastIndexOf('/');
        check(!isDeep || !OWN_ADDRESS.matcher(body).find(), "uses its own address, and stands too deep for that");
        return body + "\nreturn { " + String.join(", ", exports()) + " };";
    }

    /** A page's own module may wait in any way: nobody imports it. */
    private boolean isPage() {
        return path.startsWith("/pages/") && exports().isEmpty();
    }

    private static String renamed(String names) {
        return names.replaceAll("\\s+", " ").replace(" as ", ": ");
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(by.apply(match)));
    }

    private void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalStateException(path + " " + otherwise);
        }
    }

    private List<String> targets(Pattern pattern) {
        return pattern.matcher(source)
                .results()
                .map(match -> resolve(match.group(match.groupCount())))
                .distinct()
                .toList();
    }

    private String resolve(String relative) {
        return URI.create(path).resolve(relative).getPath();
    }
}
