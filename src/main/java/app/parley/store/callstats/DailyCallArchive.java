package app.parley.store.callstats;

import app.parley.calls.stats.PackedCallFilter;
import app.parley.calls.stats.StatsAccumulator;
import app.parley.calls.stats.StatsQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Counts archived days from the archive, and the remaining days call by call. Stateless. */
public final class DailyCallArchive {
    private static final String KEPT = """
            SELECT epoch_day, facts
            FROM call_days
            WHERE epoch_day >= :from
              AND epoch_day < :to
            ORDER BY epoch_day, part
            """;

    /** Limits how much is in memory at once. */
    private static final int DAYS_AT_ONCE = 16;

    private DailyCallArchive() {}

    public static void read(Handle handle, StatsQuery query, StatsAccumulator stats) {
        Optional<Instant> first = first(handle);
        Optional<Instant> last = last(handle);
        if (first.isEmpty() || last.isEmpty()) {
            return;
        }
        PackedCallFilter callFilter = new PackedCallFilter(query, stats);
        Instant counted = later(query.from(), first.get());
        Instant to = earlier(query.to(), last.get().plusMillis(1));
        long end = DailyCallRows.dayOf(to.minusNanos(1)) + 1;
        for (long day = DailyCallRows.dayOf(counted); day < end; day += DAYS_AT_ONCE) {
            for (Map.Entry<Long, List<byte[]>> kept :
                    kept(handle, day, Math.min(end, day + DAYS_AT_ONCE)).entrySet()) {
                Instant start = DailyCallRows.startOf(kept.getKey());
                readCalls(handle, query, counted, start, stats);
                kept.getValue().forEach(facts -> callFilter.count(start, facts));
                counted = DailyCallRows.startOf(kept.getKey() + 1);
            }
        }
        readCalls(handle, query, counted, to, stats);
    }

    private static void readCalls(Handle handle, StatsQuery query, Instant from, Instant to, StatsAccumulator stats) {
        LiveCallReader.read(handle, query.filter().within(from, to), query.viewer(), stats);
    }

    /** Returns the archived parts by day, in order. */
    private static Map<Long, List<byte[]>> kept(Handle handle, long from, long to) {
        Map<Long, List<byte[]>> kept = new LinkedHashMap<>();
        handle.createQuery(KEPT)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> Map.entry(row.getLong("epoch_day"), row.getBytes("facts")))
                .forEach(row -> kept.computeIfAbsent(row.getKey(), day -> new ArrayList<>())
                        .add(row.getValue()));
        return kept;
    }

    /** Returns the start of the oldest call. */
    static Optional<Instant> first(Handle handle) {
        return start(handle, "SELECT started_at FROM calls ORDER BY started_at, id LIMIT 1");
    }

    /** Returns the start of the newest call. */
    static Optional<Instant> last(Handle handle) {
        return start(handle, "SELECT started_at FROM calls ORDER BY started_at DESC, id DESC LIMIT 1");
    }

    private static Optional<Instant> start(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Instant.class).findFirst();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
