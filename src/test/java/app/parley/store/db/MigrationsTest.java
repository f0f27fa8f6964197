package app.parley.store.db;

import static app.parley.testing.Calls.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.hub.value.Journal.ChatSaid;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.store.room.ChatMessage;
import app.parley.store.room.ChatRows;
import app.parley.store.room.ChatStore;
import app.parley.testing.FreshDatabase;
import app.parley.testing.OnEveryDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class MigrationsTest {
    private static final RoomId ROOM = new RoomId("hall");

    private final DatabaseSettings settings;

    MigrationsTest(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Test
    void goesOnWithWhatTheLastBuildBeforeTheFirstReleaseStored() throws SQLException {
        OldSchema.make(settings, OldSchema.NEWEST);
        execute("""
                INSERT INTO messages (room, client_id, username, name, text, said_at)
                VALUES ('hall', 'm1', 'alice', 'Alice', 'hello', CURRENT_TIMESTAMP)
                """);

        for (int start = 0; start < 2; start++) {
            try (Database database = Database.open(settings)) {
                assertThat(new ChatStore(database).find(ROOM, null, null, 10))
                        .extracting(ChatMessage::text)
                        .containsExactly("hello");
                Set<String> shape = SchemaShape.of(settings, database);
                // H2 copies a table to drop a column, and a kill meanwhile leaves the copy: it stays, and nothing uses
                // it.
                assertThat(shape.remove("accounts.erased boolean no")).isTrue();
                assertThat(shape).isEqualTo(freshShape());
            }
        }
    }

    @Test
    void refusesWhatOlderBuildsStoredInASentence() {
        OldSchema.make(settings, "7");

        assertRefused("it was made by a Parley from long before the first release");
    }

    @Test
    void refusesTablesOfAnotherProgramInItsOwnWords() throws SQLException {
        execute("CREATE TABLE x (id INTEGER)");

        assertRefused("it holds tables that are not Parley's (x); give Parley a database or a schema of its own");
    }

    @Test
    void refusesAnotherProgramsHistoryInItsOwnWords() throws SQLException {
        Database.open(settings).close();
        execute("DROP TABLE server_secrets");
        execute("UPDATE \"flyway_schema_history\" SET \"script\" = 'V' || \"version\" || '__other.sql', "
                + "\"version\" = '7' || \"version\" WHERE \"version\" IS NOT NULL");

        assertRefused("another program has made its tables");
    }

    @Test
    void takesASchemaWithTheAdministratorsSequence() throws SQLException {
        execute("CREATE SEQUENCE numbers");

        Database.open(settings).close();
    }

    @Test
    void finishesAMigrationThatFailed() throws SQLException {
        Database.open(settings).close();
        execute("UPDATE \"flyway_schema_history\" SET \"success\" = FALSE WHERE \"installed_rank\" = "
                + "(SELECT MAX(\"installed_rank\") FROM \"flyway_schema_history\")");
        // Of the newest script.
        execute("DROP TABLE leases");

        try (Database database = Database.open(settings)) {
            assertThat(SchemaShape.of(settings, database)).isEqualTo(freshShape());
        }
    }

    @Test
    void saysInItsOwnWordsThatAnotherBuildHasMigrated() throws SQLException {
        Database.open(settings).close();
        execute("UPDATE \"flyway_schema_history\" SET \"checksum\" = 1 WHERE \"version\" = '2'");

        assertRefused("another build of Parley has migrated it");
    }

    @Test
    void aStartTellsWithoutFlywayThatNothingIsMissingAndAsksFlywayWhereAnythingDiffers() throws SQLException {
        try (HikariDataSource source = Pool.open(settings)) {
            assertThat(MigrationScripts.areAllIn(source)).as("no tables").isFalse();
            Database.open(settings).close();
            assertThat(MigrationScripts.areAllIn(source)).isTrue();
            for (String difference : List.of(
                    "UPDATE \"flyway_schema_history\" SET \"checksum\" = 1 WHERE \"version\" = '2'",
                    "UPDATE \"flyway_schema_history\" SET \"success\" = FALSE WHERE \"version\" = '10'",
                    "DELETE FROM \"flyway_schema_history\" WHERE \"version\" = '10'")) {
                execute("CREATE TABLE kept AS SELECT * FROM \"flyway_schema_history\"");
                execute(difference);
                assertThat(MigrationScripts.areAllIn(source)).as(difference).isFalse();
                execute("DELETE FROM \"flyway_schema_history\"");
                execute("INSERT INTO \"flyway_schema_history\" SELECT * FROM kept");
                execute("DROP TABLE kept");
            }
            assertThat(MigrationScripts.areAllIn(source)).isTrue();
        }
    }

    @Test
    void tablesOfAnotherParleyFurtherOnInTheSearchPathAreNotOurs() throws SQLException {
        DatabaseSettings other = FreshDatabase.POSTGRESQL.settings();
        Database.open(other).close();
        try (Connection connection = DriverManager.getConnection(other.driverUrl(), other.user(), other.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA ours");
        }
        DatabaseSettings ours =
                new DatabaseSettings(other.jdbcUrl() + "?currentSchema=ours,public", other.user(), other.password());
        try (HikariDataSource source = Pool.open(ours)) {
            assertThat(MigrationScripts.areAllIn(source)).isFalse();
            Database.open(ours).close();
            assertThat(MigrationScripts.areAllIn(source)).isTrue();
        }
    }

    @Test
    void noScriptIsForgotten() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("db", "migration"))) {
            assertThat(scripts.map(script -> script.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(MigrationScripts.NAMES);
        }
    }

    @Test
    void keepsWhatWasStoredOverStarts() {
        try (Database database = Database.open(settings)) {
            database.useTransaction(handle -> ChatRows.insert(
                    handle, List.of(new ChatSaid(ROOM, "m1", new UserId("alice"), "Alice", "hello", NOON))));
        }
        try (Database database = Database.open(settings)) {
            assertThat(new ChatStore(database).find(ROOM, null, null, 10)).hasSize(1);
        }
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(DatabaseUnavailable.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .startsWith("Cannot use ")
                        .containsIgnoringCase(why)
                        .doesNotContain("\n", "Flyway", "baseline"));
    }

    private Set<String> freshShape() {
        DatabaseSettings fresh = (settings.isPostgres() ? FreshDatabase.POSTGRESQL : FreshDatabase.H2).settings();
        try (Database database = Database.open(fresh)) {
            return SchemaShape.of(fresh, database);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(settings.driverUrl(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
