package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The protocol's last section names a test for each promise: those tests exist. */
class ProtocolTableTest {
    private static final Path TESTS = Path.of("src", "test", "java", "app", "parley");
    private static final Pattern NAMED = Pattern.compile("`((?:\\w+/)?\\w+Test)(?:#(\\w+))?`");

    @Test
    void everyTestThatThePromisesNameExists() throws IOException {
        String table = Files.readString(Path.of("src", "docs", "protocol.md")).split("## Promise and test", 2)[1];
        List<MatchResult> named = NAMED.matcher(table).results().toList();
        List<String> missing = new ArrayList<>();
        for (MatchResult test : named) {
            String source = source(test.group(1));
            if (test.group(2) != null && !source.contains(" " + test.group(2) + "(")) {
                missing.add(test.group());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(named).hasSizeGreaterThan(100);
    }

    /** @param name of a class that is the only one of this name, or with its package before it */
    private static String source(String name) throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            List<Path> found =
                    files.filter(file -> file.endsWith(name + ".java")).toList();
            assertThat(found).as(name).hasSize(1);
            return Files.readString(found.get(0));
        }
    }
}
