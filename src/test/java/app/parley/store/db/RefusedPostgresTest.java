package app.parley.store.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.testing.FreshDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is wrong with a PostgreSQL that answers, and what to do, in one sentence. */
@Timeout(60)
class RefusedPostgresTest {
    private final DatabaseSettings settings = FreshDatabase.POSTGRESQL.settings();
    private final String name = settings.jdbcUrl().substring(settings.jdbcUrl().lastIndexOf('/') + 1);

    @Test
    void refusesAServerThatOffersNoTlsWhereTlsIsRequired() {
        assertRefused(with("sslmode=require"), "it does not offer TLS", "sslmode=disable");
    }

    @Test
    void refusesAUserWhoMayMakeNoTables() throws SQLException {
        execute("CREATE ROLE guest_%s LOGIN PASSWORD 'secret'".formatted(name));

        assertRefused(
                new DatabaseSettings(settings.jdbcUrl(), "guest_" + name, "secret"), "GRANT CREATE ON SCHEMA", "user");
    }

    @Test
    void refusesASearchPathThatLeadsNowhere() {
        assertRefused(with("currentSchema=nowhere"), "no schema of its search_path", "GRANT USAGE");
    }

    @Test
    void refusesAnEncodingThatCannotHoldEveryLanguage() throws SQLException {
        execute("CREATE DATABASE latin_%s ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0".formatted(name));

        assertRefused(
                new DatabaseSettings(settings.jdbcUrl().replace(name, "latin_" + name), "postgres", "postgres"),
                "its encoding is LATIN1",
                "ENCODING 'UTF8'");
    }

    @Test
    void saysThatTheServersTimeLimitCutAMigrationOff() throws SQLException {
        OldSchema.make(settings, OldSchema.NEWEST);
        execute("ALTER DATABASE %s SET statement_timeout = 500".formatted(name));
        try (Connection other = connect();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("LOCK TABLE calls IN ACCESS EXCLUSIVE MODE");

            assertRefused(settings, "time limit", "statement_timeout");
        }
        assertThatCode(() -> Database.open(settings).close()).doesNotThrowAnyException();
    }

    @Test
    void refusesAStandbyAndServersThatAreTooOld() {
        assertThatThrownBy(
                        () -> new PostgresServer(180_006, "UTF8", "public", true, false).refuseWhatCannotWork(settings))
                .hasMessageContaining("use the address of the primary");
        assertThatThrownBy(
                        () -> new PostgresServer(90_624, "UTF8", "public", false, false).refuseWhatCannotWork(settings))
                .hasMessageContaining("it is PostgreSQL 9, and Parley needs 12 or newer");
    }

    @Test
    void refusesAUrlThatCannotBeRead() {
        assertRefused(
                new DatabaseSettings("jdbc:postgresql://localhost:port/x", "u", "secret"),
                "its URL cannot be read",
                "JDBC_DATABASE_URL");
    }

    private DatabaseSettings with(String parameter) {
        return new DatabaseSettings(settings.jdbcUrl() + "?" + parameter, settings.user(), settings.password());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
    }

    private static void assertRefused(DatabaseSettings settings, String why, String whatToDo) {
        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(DatabaseUnavailable.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .startsWith("Cannot use PostgreSQL at ")
                        .contains(why, whatToDo)
                        .doesNotContain("\n", "secret", "Exception"));
    }
}
