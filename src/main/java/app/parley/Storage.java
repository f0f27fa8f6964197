package app.parley;

import app.parley.store.Database;
import app.parley.store.JournalWriter;
import app.parley.store.OpenCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database and the one who writes the journal into it. */
final class Storage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);

    private final Database database;
    private final JournalWriter journal;

    private Storage(Database database) {
        this.database = database;
        int interrupted = new OpenCalls(database).closeAll();
        if (interrupted > 0) {
            LOG.info("{} calls were interrupted when the server last ended", interrupted);
        }
        journal = new JournalWriter(database);
    }

    /** @throws app.parley.store.DatabaseUnavailable with one sentence for a person */
    static Storage open(Config config) {
        return new Storage(Database.open(config.database()));
    }

    Database database() {
        return database;
    }

    JournalWriter journal() {
        return journal;
    }

    boolean isHealthy() {
        return database.answers() && journal.isWriting();
    }

    /** Writes what was handed over, and refuses what comes later. */
    void finishWriting() {
        journal.close();
    }

    @Override
    public void close() {
        finishWriting();
        database.close();
    }
}
