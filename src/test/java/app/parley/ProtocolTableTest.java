package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.NamedTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The protocol's last section names a test for each promise: those tests exist. */
class ProtocolTableTest {
    @Test
    void everyTestThatThePromisesNameExists() throws IOException {
        String table = Files.readString(Path.of("src", "docs", "protocol.md")).split("## Promise and test", 2)[1];
        assertThat(NamedTests.allExistIn(table)).isGreaterThan(100);
    }
}
