package app.parley.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The one way to the tables. Thread-safe. Waits at most three seconds for a connection. */
public final class Database implements AutoCloseable {
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = StoredTypes.registeredIn(Jdbi.create(pool));
    }

    /**
     * Connects, and migrates the schema to this version of Parley.
     *
     * @throws DatabaseUnavailable within ten seconds when that cannot be done; an embedded file is then as it was
     */
    public static Database open(DatabaseSettings settings) {
        EmbeddedFile.check(settings);
        HikariDataSource pool = Pool.open(settings);
        try {
            Migrations.of(settings).run();
            return new Database(pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
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
