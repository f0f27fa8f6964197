package app.parley.boot;

import app.parley.cluster.Approach;
import app.parley.config.Config;
import app.parley.hub.value.CallRecord;
import app.parley.hub.value.Journal.ChatSaid;
import app.parley.hub.value.Journal.DirectSaid;
import app.parley.kernel.CallId;
import app.parley.store.db.Database;
import app.parley.store.db.DatabaseUnavailable;
import app.parley.store.journal.JournalWriter;
import app.parley.store.journal.OrphanedCallCloser;
import app.parley.store.journal.ResumableCalls;
import app.parley.store.message.DirectMessageStore;
import app.parley.store.room.ChatStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Owns the database and the journal's writer. */
public final class StorageModule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StorageModule.class);

    private static final int MOST_REMEMBERED = 100_000;

    private final Database database;
    private final OwnershipModule ownership;
    private final JournalWriter journal;
    private final List<CallRecord> resumable;
    private final Instant lastAlive;

    private StorageModule(Database database, OwnershipModule ownership) {
        this.database = database;
        this.ownership = ownership;
        ResumableCalls brokenOff = new ResumableCalls(database);
        resumable = brokenOff.read();
        lastAlive = brokenOff.lastAlive().orElse(Instant.EPOCH);
        Set<CallId> kept = resumable.stream().map(CallRecord::id).collect(Collectors.toSet());
        int closed = new OrphanedCallCloser(database, ownership.fence()).closeAllBut(kept);
        if (closed + kept.size() > 0) {
            LOG.info(
                    "When the server last ended, {} calls went on, which people may come back to; {} more were open",
                    kept.size(),
                    closed);
        }
        journal = new JournalWriter(database, ownership.fence());
    }

    /**
     * Waits until this process is the one that serves the database.
     *
     * @throws app.parley.store.db.DatabaseUnavailable with one sentence for a person
     */
    public static StorageModule open(Config config, Approach approach) {
        OwnershipModule ownership = OwnershipModule.await(config, approach);
        try {
            Database database = Database.open(config.database());
            try {
                return new StorageModule(database, ownership);
            } catch (RuntimeException e) {
                database.close();
                throw e;
            }
        } catch (RuntimeException e) {
            ownership.close();
            throw DatabaseUnavailable.orItself(config.database(), e);
        }
    }

    public Database database() {
        return database;
    }

    /** Whether this process still is the one that serves. */
    public OwnershipModule ownership() {
        return ownership;
    }

    public JournalWriter journal() {
        return journal;
    }

    /** Returns the calls that were active when the last process ended. */
    public List<CallRecord> resumable() {
        return resumable;
    }

    public Instant lastAlive() {
        return lastAlive;
    }

    /** Returns messages that clients may send again, because they did not receive the acknowledgement. */
    public List<ChatSaid> saidInTheLastDay(InstantSource clock) {
        return new ChatStore(database).saidSince(clock.instant().minus(Duration.ofDays(1)), MOST_REMEMBERED);
    }

    /** The same of what people wrote to each other outside of rooms. */
    public List<DirectSaid> writtenInTheLastDay(InstantSource clock) {
        return new DirectMessageStore(database).saidSince(clock.instant().minus(Duration.ofDays(1)), MOST_REMEMBERED);
    }

    boolean isHealthy() {
        return database.answers() && journal.isWriting() && ownership.isSure();
    }

    /** Writes the waiting entries, and refuses later ones; from then on another process may serve. */
    public void finishWriting() {
        journal.close();
        ownership.close();
    }

    @Override
    public void close() {
        finishWriting();
        database.close();
    }
}
