package app.parley.store.db;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Owns the connection pool; all access to the tables goes through it. Thread-safe. Waits at most three seconds for a
 * connection.
 */
public final class Database implements AutoCloseable {
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final boolean postgres;

    private Database(HikariDataSource pool, boolean postgres) {
        this.pool = pool;
        this.postgres = postgres;
        this.jdbi = StoredTypes.registeredIn(Jdbi.create(pool));
    }

    /**
     * Connects, and migrates the schema to this version of Parley.
     *
     * @throws DatabaseUnavailable if that fails. An embedded file is then unchanged, except that H2 rolls back a change
     *     that a killed process did not finish
     */
    public static Database open(DatabaseSettings settings) {
        EmbeddedFile.check(settings);
        try (Connection first = FirstConnection.open(settings)) {
            return settings.isPostgres() ? openPostgres(settings, first) : openPooled(settings);
        } catch (SQLException e) {
            throw StartFailure.of(settings, e);
        }
    }

    /**
     * Connects once, and changes nothing.
     *
     * @throws DatabaseUnavailable if PostgreSQL cannot be reached, or Parley cannot work with it
     */
    public static void check(DatabaseSettings settings) {
        try (Connection first = FirstConnection.open(settings)) {
            PostgresServer.askedOn(settings, first).refuseWhatCannotWork(settings);
        } catch (SQLException e) {
            throw StartFailure.of(settings, e);
        }
    }

    private static Database openPostgres(DatabaseSettings settings, Connection first) {
        PostgresServer server = PostgresServer.askedOn(settings, first);
        server.refuseWhatCannotWork(settings);
        return openPooled(server.adapted(settings));
    }

    /**
     * Migrates the schema to this version of Parley.
     *
     * @throws DatabaseUnavailable if that fails, such as where the tables are of a newer one
     */
    public static void migrate(DatabaseSettings settings) {
        Migrations.of(settings).run();
    }

    private static Database openPooled(DatabaseSettings settings) {
        migrate(settings);
        return new Database(Pool.open(settings), settings.isPostgres());
    }

    /**
     * Runs statements that each commit by themselves.
     *
     * @throws DatabaseAway if the database does not answer
     */
    public <T> T query(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.withHandle(work);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /**
     * Runs all of the work or nothing of it.
     *
     * @throws DatabaseAway if the database does not answer; it is then unknown whether the work was committed
     */
    public <T> T inTransaction(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.inTransaction(work);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** Like {@link #inTransaction}; all statements see the same state of the tables. */
    public <T> T inSnapshot(HandleCallback<T, RuntimeException> work) {
        if (postgres) {
            return inTransaction(handle -> {
                // Set for this transaction only, because a pooler may use another connection for each transaction.
                handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                return work.withHandle(handle);
            });
        }
        try {
            return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** Like {@link #inTransaction}, for work without a result. */
    public void useTransaction(HandleConsumer<RuntimeException> work) {
        try {
            jdbi.useTransaction(work);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /**
     * The pool's connections.
     *
     * @param waiting threads that wait for one
     */
    public record Connections(int active, int idle, int waiting, int most) {}

    public Connections connections() {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return now == null
                ? new Connections(0, 0, 0, pool.getMaximumPoolSize())
                : new Connections(
                        now.getActiveConnections(),
                        now.getIdleConnections(),
                        now.getThreadsAwaitingConnection(),
                        pool.getMaximumPoolSize());
    }

    /** Returns whether the database answers now. */
    public boolean answers() {
        try {
            return query(Database::answersOn);
        } catch (RuntimeException e) {
            return false;
        }
    }

    // An H2 database that ran out of disk space stays closed until its last open connection is closed.
    private RuntimeException failure(RuntimeException cause) {
        RuntimeException failure = SqlFailures.translated(cause);
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        if (failure instanceof DatabaseAway && connections != null) {
            connections.softEvictConnections();
        }
        return failure;
    }

    private static boolean answersOn(Handle handle) {
        return handle.select("SELECT 1").mapTo(int.class).one() == 1;
    }

    @Override
    public void close() {
        pool.close();
    }
}
