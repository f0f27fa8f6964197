package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.NamedTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of threats names, for each, the test that attacks: those tests exist, and no threat is without one. */
class SecurityTableTest {
    @Test
    void eachThreatNamesATestThatExists() throws IOException {
        String page = Files.readString(Path.of("src", "docs", "security.md"));
        List<String> rows = page.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| threat"))
                .toList();

        assertThat(rows).hasSizeGreaterThan(25).allMatch(row -> row.matches(".*`[\\w/]+Test(#\\w+)?`.*"));
        assertThat(NamedTests.allExistIn(page)).isGreaterThan(60);
    }
}
