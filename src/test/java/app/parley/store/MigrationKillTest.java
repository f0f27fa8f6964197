package app.parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(1)
class MigrationKillTest {
    @TempDir
    private Path directory;

    @Test
    void aStartThatIsKilledAtAnyStatementIsFinishedByTheNext() throws IOException {
        DatabaseSettings settings = DatabaseSettings.embedded(directory);
        Set<String> whole = shapeAfterStart(withCopies(settings));

        assertFinished(whole);
    }

    @Test
    void aTakeOverThatIsKilledAtAnyStatementIsFinishedByTheNext() throws IOException {
        DatabaseSettings settings = DatabaseSettings.embedded(directory);
        OldSchema.make(settings, OldSchema.NEWEST);
        Set<String> whole = shapeAfterStart(withCopies(settings));

        assertFinished(whole);
    }

    private DatabaseSettings withCopies(DatabaseSettings settings) {
        CopyAfterEachStatement.of(directory.resolve("parley.mv.db"), directory);
        return new DatabaseSettings(
                settings.jdbcUrl() + ";DATABASE_EVENT_LISTENER='" + CopyAfterEachStatement.class.getName() + "'",
                null,
                null);
    }

    private void assertFinished(Set<String> whole) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> killed = files.filter(Files::isDirectory).toList();
            assertThat(killed).hasSizeGreaterThan(5);
            assertThat(killed).allSatisfy(copy -> assertThat(shapeAfterStart(DatabaseSettings.embedded(copy)))
                    .isEqualTo(whole));
        }
    }

    private static Set<String> shapeAfterStart(DatabaseSettings settings) {
        try (Database database = Database.open(settings)) {
            return SchemaShape.of(settings, database);
        }
    }
}
