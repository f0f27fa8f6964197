package app.parley.store.journal;

import app.parley.hub.value.Journal;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;
import app.parley.store.account.ErasureAliases;
import app.parley.store.account.PresenceRows;
import app.parley.store.db.Database;
import app.parley.store.db.DatabaseAway;
import app.parley.store.db.Fence;
import app.parley.store.db.SqlFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the journal's queue and its one writer thread. Thread-safe. Each commit takes all entries that arrived during
 * the commit before, so the disk sets the pace, and a caller waits for two commits at most.
 *
 * <p>While the database is away, entries that a caller waits for fail at once. Entries of which only the newest state
 * counts (calls, last seen) are kept, and written when the database is back.
 */
public final class JournalWriter implements Journal, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

    private static final int MAX_WAITING = 10_000;
    private static final int MAX_BATCH = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(100);
    private static final Duration PROBE_PAUSE = Duration.ofMillis(500);
    private static final Duration MAX_DRAIN = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Database database;
    private final Fence fence;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(MAX_WAITING);
    private final ErasureAliases aliases = new ErasureAliases();
    private final Thread thread = new Thread(this::run, "journal");

    /** Only the writer thread uses this map. */
    private final Map<Object, Entry> owed = new LinkedHashMap<>();

    private volatile List<Waiting> writing = List.of();
    private volatile LongConsumer observer = nanos -> {};
    private volatile boolean away;
    private volatile boolean closing;

    /** Is not written: it ends the thread's wait for the next entry, which nothing may interrupt while H2 writes. */
    private final Waiting wakeUp = Waiting.of(new LastSeen(new UserId("nobody"), Instant.EPOCH));

    private record Waiting(Entry entry, CompletableFuture<@Nullable Void> stored, long since) {
        static Waiting of(Entry entry) {
            return new Waiting(entry, new CompletableFuture<>(), System.nanoTime());
        }
    }

    public JournalWriter(Database database) {
        this(database, Fence.NONE);
    }

    public JournalWriter(Database database, Fence fence) {
        this.database = database;
        this.fence = fence;
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public CompletionStage<@Nullable Void> record(Entry entry) {
        Waiting waiting = Waiting.of(entry);
        if (JournalBatch.keyOf(entry) == null && (away || !room.tryAcquire())) {
            refuse(waiting);
            return waiting.stored();
        }
        queue.add(waiting);
        if (closing && !thread.isAlive()) {
            refuseAllWaiting();
        }
        return waiting.stored();
    }

    /**
     * From now on, stores all entries of this user under the alias.
     *
     * @return completes when all earlier entries are committed, under either name
     */
    public CompletionStage<@Nullable Void> erase(UserId user, UserId alias, Instant now) {
        aliases.add(user, alias);
        return record(new LastSeen(user, now));
    }

    /** Returns whether the last write reached the database. */
    public boolean isWriting() {
        return !away && thread.isAlive();
    }

    /** @param nanos hears, on the journal's thread, how long each entry took from the hub to the commit */
    public void observe(LongConsumer nanos) {
        observer = nanos;
    }

    /** Returns how many entries wait to be written. */
    public int waiting() {
        return queue.size();
    }

    /** Returns for how long the oldest entry that is not committed yet has waited. */
    public Duration lag() {
        Waiting next = queue.peek();
        List<Waiting> now = writing;
        Waiting oldest = now.isEmpty() ? next : now.get(0);
        return oldest == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, System.nanoTime() - oldest.since()));
    }

    /** Writes the waiting entries, for at most ten seconds, and refuses later ones. */
    @Override
    public void close() {
        closing = true;
        queue.add(wakeUp);
        try {
            thread.join(MAX_DRAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refuseAllWaiting();
    }

    private void run() {
        while (true) {
            boolean last = closing;
            List<Waiting> batch = nextBatch();
            if (!batch.isEmpty() || !owed.isEmpty() || away) {
                writing = batch;
                write(batch);
                writing = List.of();
            }
            if (last && queue.isEmpty()) {
                return;
            }
        }
    }

    private List<Waiting> nextBatch() {
        List<Waiting> batch = new ArrayList<>();
        try {
            Waiting first = closing ? queue.poll() : queue.poll(PROBE_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                queue.drainTo(batch, MAX_BATCH - 1);
            }
        } catch (InterruptedException e) {
            LOG.warn("The journal's thread was interrupted; it goes on");
        }
        batch.remove(wakeUp);
        for (Waiting waiting : batch) {
            if (JournalBatch.keyOf(waiting.entry()) == null) {
                room.release();
            }
        }
        return batch;
    }

    private void write(List<Waiting> batch) {
        List<Entry> entries = new ArrayList<>(owed.values());
        batch.forEach(waiting -> entries.add(waiting.entry()));
        long begun = System.nanoTime();
        DatabaseAway first = null;
        while (true) {
            try {
                store(entries);
                owed.clear();
                complete(batch);
                return;
            } catch (DatabaseAway e) {
                // The first says why; the later ones that it is so.
                first = first == null ? e : first;
                if (away || System.nanoTime() - begun > PATIENCE.toNanos()) {
                    giveUp(batch, first);
                    return;
                }
                pause();
            } catch (RuntimeException e) {
                // Writes the entries one by one, so that one entry that cannot be stored does not discard the others.
                LOG.warn("{} entries could not be stored together: {}", entries.size(), SqlFailures.codes(e));
                writeSingly(batch);
                return;
            }
        }
    }

    private void writeSingly(List<Waiting> batch) {
        List<Entry> old = new ArrayList<>(owed.values());
        owed.clear();
        List<Waiting> all = new ArrayList<>();
        old.forEach(entry -> all.add(Waiting.of(entry)));
        all.addAll(batch);
        for (int i = 0; i < all.size(); i++) {
            Waiting waiting = all.get(i);
            try {
                store(List.of(waiting.entry()));
                complete(List.of(waiting));
            } catch (DatabaseAway e) {
                giveUp(all.subList(i, all.size()), e);
                return;
            } catch (RuntimeException e) {
                LOG.error(
                        "A {} cannot be stored: {}", waiting.entry().getClass().getSimpleName(), SqlFailures.codes(e));
                refuse(waiting);
            }
        }
    }

    private void store(Collection<Entry> entries) {
        List<Entry> written = entries.stream().map(aliases::withoutThem).toList();
        database.useTransaction(handle -> {
            fence.check(handle);
            if (away) {
                PresenceRows.touch(handle);
            }
            new JournalBatch(handle).write(written);
        });
        if (away) {
            away = false;
            LOG.info("The database is back");
        }
    }

    private void giveUp(List<Waiting> batch, DatabaseAway failure) {
        if (!away) {
            away = true;
            LOG.error("The database is away ({}); what has to be stored is refused", SqlFailures.reason(failure));
        }
        for (Waiting waiting : batch) {
            Object key = JournalBatch.keyOf(waiting.entry());
            if (key != null) {
                owed.put(key, waiting.entry());
            }
            refuse(waiting);
        }
    }

    private void complete(List<Waiting> batch) {
        LongConsumer observed = observer;
        long now = System.nanoTime();
        for (Waiting waiting : batch) {
            waiting.stored().complete(null);
            observed.accept(now - waiting.since());
        }
    }

    private static void refuse(Waiting waiting) {
        waiting.stored()
                .completeExceptionally(new RequestException(
                        ErrorCode.INTERNAL,
                        "This cannot be stored at the moment. Try again in a few seconds.",
                        RETRY_AFTER));
    }

    private void refuseAllWaiting() {
        List<Waiting> late = new ArrayList<>();
        queue.drainTo(late);
        late.forEach(JournalWriter::refuse);
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_PAUSE.toMillis());
        } catch (InterruptedException e) {
            LOG.warn("The journal's thread was interrupted; it goes on");
        }
    }
}
