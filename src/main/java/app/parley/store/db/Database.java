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

/** The one way to the tables. Thread-safe. Waits at most three seconds for a connection. */
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
     * @throws DatabaseUnavailable when that cannot be done; an embedded file is then as it was, but for what a killed
     *     process left half done, which is taken back
     */
    public static Database open(DatabaseSettings settings) {
        EmbeddedFile.check(settings);
        try (Connection first = FirstConnection.open(settings)) {
            return settings.isPostgres() ? openPostgres(settings, first) : openPooled(settings);
        } catch (SQLException e) {
            throw StartFailure.of(settings, e);
        }
    }

    private static Database openPostgres(DatabaseSettings settings, Connection first) {
        PostgresServer server = PostgresServer.askedOn(settings, first);
        server.refuseWhatCannotWork(settings);
        return openPooled(server.adapted(settings));
    }

    private static Database openPooled(DatabaseSettings settings) {
        Migrations.of(settings).run();
        return new Database(Pool.open(settings), settings.isPostgres());
    }

    /**
     * Runs statements that each commit by themselves.
     *
     * @throws DatabaseAway when the database does not answer
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
     * @throws DatabaseAway when the database does not answer; whether the work was committed is then not known
     */
    public <T> T inTransaction(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.inTransaction(work);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** As {@link #inTransaction}; all statements see the same state of the tables. */
    public <T> T inSnapshot(HandleCallback<T, RuntimeException> work) {
        if (postgres) {
            return inTransaction(handle -> {
                // For this transaction only: behind a pooler the connection may be another one each time.
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

    /** As {@link #inTransaction}, for work without a result. */
    public void useTransaction(HandleConsumer<RuntimeException> work) {
        try {
            jdbi.useTransaction(work);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** Whether the database answers at this moment. */
    public boolean answers() {
        try {
            return query(Database::answersOn);
        } catch (RuntimeException e) {
            return false;
        }
    }

    // H2 that ran out of disk stays closed until the last connection of that time is gone.
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
