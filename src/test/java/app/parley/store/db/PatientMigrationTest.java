package app.parley.store.db;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.FreshDatabase;
import app.parley.testing.ServerProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pool's connections give up after four seconds; those of migrations must not. */
@Timeout(120)
class PatientMigrationTest {
    private static final String WAITING = """
            SELECT COUNT(*)
            FROM pg_stat_activity
            WHERE datname = current_database()
              AND wait_event_type = 'Lock'
              AND clock_timestamp() - query_start > INTERVAL '6 seconds'
            """;

    private final DatabaseSettings settings = FreshDatabase.POSTGRESQL.settings();

    @TempDir
    private Path directory;

    @Test
    void aMigrationThatWaitsLongIsSaidToGoOnAndDoneInTheEnd() throws Exception {
        OldSchema.make(settings, OldSchema.NEWEST);
        try (Connection other = connect();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("LOCK TABLE calls IN ACCESS EXCLUSIVE MODE");

            try (ServerProcess server = ServerProcess.launch(directory, Map.of("DATABASE_URL", url()))) {
                Await.until("waiting", Duration.ofSeconds(60), this::somebodyWaits);
                assertThat(server.output()).contains("Bringing the tables to this version of Parley");
                assertThat(server.isReady()).isFalse();

                other.rollback();
                server.awaitReady();
            }
        }
    }

    private boolean somebodyWaits() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WAITING)) {
            row.next();
            return row.getInt(1) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not say who waits", e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
    }

    private String url() {
        return settings.jdbcUrl().replace("jdbc:postgresql://", "postgres://postgres:postgres@");
    }
}
