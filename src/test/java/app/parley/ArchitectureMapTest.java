package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map of the code (src/docs/architecture.md) shows what is there. */
class ArchitectureMapTest {
    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Path HERE = MAIN.resolve("app/parley");
    private static final Path WEB = Path.of("web");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\| `(app\\.parley[a-z.]*)` \\|");
    private static final Pattern SCRIPT = Pattern.compile("`(?:web/)?([a-z0-9-]+(?:/[a-z0-9-]+)+\\.js)`");
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+/)+[A-Z]\\w+)(?:#\\w+)?`");

    /** All rows but those of the packages that wire the others. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `app\\.parley\\.(?!boot`)([a-z.]+)` \\|.*\\| ([^|]*) \\|$");

    private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?app\\.parley\\.((?:[a-z]+\\.)*[a-z]+)\\.[A-Z]");

    private final String map = read(Path.of("src", "docs", "architecture.md"));

    @Test
    void everyPackageIsOnTheMapAndNoOther() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            Set<String> packages = files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> MAIN.relativize(file.getParent()).toString().replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(new TreeSet<>(named(PACKAGE))).isEqualTo(packages);
        }
    }

    @Test
    void everyPackageImportsWhatItsLineNames() throws IOException {
        for (MatchResult row : ROW.matcher(map).results().toList()) {
            Set<String> named = new TreeSet<>();
            NAME.matcher(row.group(2)).results().forEach(name -> named.add(name.group(1)));

            assertThat(named).as(row.group(1)).isEqualTo(importsOf(row.group(1)));
        }
    }

    private static Set<String> importsOf(String owner) throws IOException {
        Set<String> imported = new TreeSet<>();
        try (Stream<Path> files = Files.list(HERE.resolve(owner.replace('.', '/')))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> IMPORT.matcher(read(file)).results())
                    .forEach(found -> imported.add(found.group(1)));
        }
        imported.removeAll(List.of(owner, "kernel"));
        return imported;
    }

    @Test
    void everyFileThatTheWalksNameIsThere() {
        List<String> scripts = named(SCRIPT);
        List<String> classes = named(CLASS);

        assertThat(scripts)
                .hasSizeGreaterThan(10)
                .allSatisfy(script -> assertThat(WEB.resolve(script)).exists());
        assertThat(classes)
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(HERE.resolve(name + ".java")).exists());
    }

    private List<String> named(Pattern pattern) {
        return pattern.matcher(map).results().map(match -> match.group(1)).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("The map is missing", e);
        }
    }
}
