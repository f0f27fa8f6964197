package app.parley.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests that a document names: {@code `StartTest`}, {@code `hub/RoomsTest#aFullRoomRefuses`}. */
public final class NamedTests {
    private static final Path TESTS = Path.of("src", "test", "java", "app", "parley");
    private static final Pattern NAMED = Pattern.compile("`((?:\\w+/)*\\w+Test)(?:#(\\w+))?`");

    private NamedTests() {}

    /** @return how many are named, all of which exist */
    public static int allExistIn(String text) throws IOException {
        List<MatchResult> named = NAMED.matcher(text).results().toList();
        for (MatchResult test : named) {
            String source = source(test.group(1));
            if (test.group(2) != null) {
                assertThat(source).as(test.group()).contains(" " + test.group(2) + "(");
            }
        }
        return named.size();
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
