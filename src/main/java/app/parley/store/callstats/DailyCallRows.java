package app.parley.store.callstats;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What is kept for statistics of days that are past. Stateless.
 *
 * <p>Whoever changes or deletes calls {@link #guard guards} the days first and {@link #forget forgets} theirs in the same
 * transaction, so that nobody writes down meanwhile what they were like before.
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

    /** Waits until nobody else changes the days; until the transaction is over nobody else does. */
    public static void guard(Handle handle) {
        handle.select("SELECT id FROM call_days_guard WHERE id = 1 FOR UPDATE")
                .mapTo(int.class)
                .one();
    }

    /** Deletes what is kept of the days that calls with these starts belong to. */
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
