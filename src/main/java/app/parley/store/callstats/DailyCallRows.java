package app.parley.store.callstats;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Owns the table of archived days. Stateless.
 *
 * <p>A transaction that changes or deletes calls first calls {@link #guard}, then {@link #forget} for the days of these
 * calls. Otherwise the archiver could archive the old state at the same time.
 */
public final class DailyCallRows {
    private static final String INSERT = """
            INSERT INTO call_days (epoch_day, part, calls, facts)
            VALUES (:day, :part, :calls, :facts)
            """;

    private static final long SECONDS = TimeUnit.DAYS.toSeconds(1);

    private DailyCallRows() {}

    static long dayOf(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), SECONDS);
    }

    static Instant startOf(long day) {
        return Instant.ofEpochSecond(day * SECONDS);
    }

    /** Waits until no other transaction changes the archived days, and keeps others out until this transaction ends. */
    public static void guard(Handle handle) {
        handle.select("SELECT id FROM call_days_guard WHERE id = 1 FOR UPDATE")
                .mapTo(int.class)
                .one();
    }

    /** Deletes the archived data of the days on which these starts are. */
    public static void forget(Handle handle, Collection<Instant> starts) {
        List<Long> days = starts.stream().map(DailyCallRows::dayOf).distinct().toList();
        if (!days.isEmpty()) {
            handle.createUpdate("DELETE FROM call_days WHERE epoch_day IN (<days>)")
                    .bindList("days", days)
                    .execute();
        }
    }

    static void insert(Handle handle, long day, List<DailyCallReader.Part> parts) {
        PreparedBatch rows = handle.prepareBatch(INSERT);
        for (int i = 0; i < parts.size(); i++) {
            rows.bind("day", day)
                    .bind("part", i)
                    .bind("calls", parts.get(i).calls())
                    .bind("facts", parts.get(i).facts())
                    .add();
        }
        rows.execute();
    }
}
