package app.parley.store.db;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.store.ChildProcess;
import app.parley.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(1)
class MigrationKillTest {
    private static final int STATEMENTS = 30;
    private static final int CALLS = 20_000;
    private static final int KILLS = 3;
    private static final int GROWTH = 40_000;

    @TempDir
    private Path directory;

    @Test
    void aStartThatIsKilledAtAnyStatementIsFinishedByTheNext() throws IOException {
        DatabaseSettings settings = DatabaseSettings.embedded(directory);
        Set<String> whole = shapeAfterStart(withCopies(settings));

        assertFinished(whole, STATEMENTS);
    }

    @Test
    void aTakeOverThatIsKilledAtAnyStatementIsFinishedByTheNext() throws IOException {
        DatabaseSettings settings = DatabaseSettings.embedded(directory);
        OldSchema.make(settings, OldSchema.NEWEST);
        Set<String> whole = shapeAfterStart(withCopies(settings));

        assertFinished(whole, 5);
    }

    @Test
    void aLongMigrationIsFinishedHoweverOftenItIsKilled() throws IOException, SQLException {
        try (Database database = Database.open(DatabaseSettings.embedded(directory))) {
            database.useTransaction(handle -> handle.execute("""
                    INSERT INTO calls (id, kind, room, room_name, room_kind, media, outcome, started_by,
                        started_by_name, started_at, ring_seconds, duration_seconds, search_text)
                    SELECT 'c' || x, 'room', 'hall', 'Hall', 'team', 'video', 'completed', 'alice',
                        'Alice', CURRENT_TIMESTAMP, 0, 60, 'hall ' || x
                    FROM SYSTEM_RANGE(1, ?)
                    """, CALLS));
        }
        for (int kill = 0; kill < KILLS; kill++) {
            try (ChildProcess server = new ChildProcess(MigratingServer.class, directory)) {
                assertThat(server.next("migrating")).isNotNull();
                awaitGrowth();
                server.kill();
            }
        }

        DatabaseSettings settings = DatabaseSettings.embedded(directory);
        MigratingServer.migrate(settings);

        try (Connection connection = DriverManager.getConnection(settings.driverUrl());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM calls WHERE note = search_text")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(CALLS);
        }
    }

    /** Some of the migration is on the disk by then; how much differs from time to time. */
    private void awaitGrowth() throws IOException {
        Path file = directory.resolve("parley.mv.db");
        long before = Files.size(file);
        Await.until("growing", Duration.ofSeconds(30), () -> file.toFile().length() > before + GROWTH);
    }

    private DatabaseSettings withCopies(DatabaseSettings settings) {
        CopyAfterEachStatement.of(directory.resolve("parley.mv.db"), directory);
        return new DatabaseSettings(
                settings.jdbcUrl() + ";DATABASE_EVENT_LISTENER='" + CopyAfterEachStatement.class.getName() + "'",
                null,
                null);
    }

    private void assertFinished(Set<String> whole, int least) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> killed = files.filter(Files::isDirectory).toList();
            assertThat(killed).hasSizeGreaterThan(least);
            assertThat(killed)
                    .allSatisfy(copy -> assertThat(shapeAfterStart(DatabaseSettings.embedded(copy)))
                            .isEqualTo(whole));
        }
    }

    private static Set<String> shapeAfterStart(DatabaseSettings settings) {
        try (Database database = Database.open(settings)) {
            return SchemaShape.of(settings, database);
        }
    }
}
