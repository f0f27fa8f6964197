package app.parley.store.db;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.h2.engine.Constants;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A database for work on all of its rows, such as a backup: no statement has a time limit. Thread-safe. */
public final class WholeDatabase implements AutoCloseable {
    private final DatabaseSettings settings;
    private final HikariDataSource pool;

    private WholeDatabase(DatabaseSettings settings) {
        this.settings = settings;
        this.pool = Pool.forMigrations(settings);
    }

    /** Work on one connection. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException, IOException;
    }

    /**
     * Connects, and changes nothing.
     *
     * @throws DatabaseUnavailable if that fails
     */
    public static WholeDatabase open(DatabaseSettings settings) {
        EmbeddedFile.check(settings);
        try (Connection first = FirstConnection.open(settings)) {
            if (!settings.isPostgres()) {
                return new WholeDatabase(settings);
            }
            PostgresServer server = PostgresServer.askedOn(settings, first);
            server.refuseWhatCannotWork(settings);
            return new WholeDatabase(server.adapted(settings));
        } catch (SQLException e) {
            throw StartFailure.of(settings, e);
        }
    }

    /** Connects to the database that this process has open already. */
    public static WholeDatabase beside(DatabaseSettings settings) {
        return settings.isPostgres() ? open(settings) : new WholeDatabase(settings);
    }

    public boolean isPostgres() {
        return settings.isPostgres();
    }

    /** Returns the location for messages, without credentials. */
    public String place() {
        return settings.place();
    }

    /** Returns the names of all tables and views, also of other programs. */
    public List<String> tables() {
        return Jdbi.create(pool)
                .withHandle(handle -> isPostgres() ? SchemaTables.ofPostgres(handle) : SchemaTables.ofH2(handle));
    }

    /** @throws DatabaseUnavailable if the tables are not of a Parley that this one can continue */
    public void refuseWhatIsNotOurs() {
        Migrations.of(settings).refuseWhatIsNotOurs(pool);
    }

    /** Returns the version of the tables, such as {@code 8}; null if there are none yet. */
    public @Nullable String version() {
        return Migrations.of(settings).versionOf(pool);
    }

    /** Returns the versions that this Parley can make, the oldest first. */
    public List<String> versions() {
        return Migrations.of(settings).versions(pool);
    }

    /** Makes the tables, or brings them to a version; null for the newest. */
    public void migrate(@Nullable String version) {
        Migrations.of(settings).runTo(version);
    }

    /** Returns how many other connections of Parley's this database has; 0 where that cannot be known. */
    public int othersConnected() throws IOException {
        if (!isPostgres()) {
            return 0;
        }
        return change(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("""
                            SELECT count(*) FROM pg_stat_activity
                            WHERE application_name = 'parley' AND datname = current_database()
                            """)) {
                row.next();
                return Math.max(0, row.getInt(1) - pool.getHikariPoolMXBean().getTotalConnections());
            }
        });
    }

    /** Reads; all statements see what was committed when the first of them began. Writers do not wait. */
    public <T extends @Nullable Object> T read(Work<T> work) throws IOException {
        return run(connection -> {
            try (Statement statement = connection.createStatement()) {
                if (isPostgres()) {
                    // For this transaction only: a pooler may use another connection for each transaction.
                    statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
                } else {
                    connection.setTransactionIsolation(Constants.TRANSACTION_SNAPSHOT);
                    // Otherwise H2 first copies all rows of a result.
                    statement.execute("SET LAZY_QUERY_EXECUTION 1");
                }
            }
            try {
                return work.with(connection);
            } finally {
                connection.rollback();
            }
        });
    }

    /** Does all of the work or, if it throws, nothing of it. */
    public <T extends @Nullable Object> T change(Work<T> work) throws IOException {
        return run(connection -> {
            boolean done = false;
            try {
                T result = work.with(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        });
    }

    private <T extends @Nullable Object> T run(Work<T> work) throws IOException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            return work.with(connection);
        } catch (SQLException e) {
            throw StartFailure.of(settings, e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
