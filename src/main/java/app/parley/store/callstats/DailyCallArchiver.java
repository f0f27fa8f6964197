package app.parley.store.callstats;

import app.parley.store.db.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Archives the data that statistics need of past days, so that nobody has to read a year call by call. Not thread-safe.
 *
 * <p>A day is past once a call began two days later and all calls of the day are over. The archiver checks the day
 * again one round later, because an import of calls may still be filling it.
 */
public final class DailyCallArchiver {
    private static final int DAYS_UNTIL_PAST = 2;

    private final Database database;
    private final Set<Long> doubtful = new TreeSet<>();
    private boolean begun;

    public DailyCallArchiver(Database database) {
        this.database = database;
    }

    private record Kept(long day, long calls) {}

    /**
     * Archives the missing days, each in its own transaction. The scheduler calls this regularly.
     *
     * @param ending returns whether to stop; checked before each day
     */
    public void keep(BooleanSupplier ending) {
        List<Kept> kept = database.query(DailyCallArchiver::kept);
        List<Long> days = new ArrayList<>(begun ? doubtful : changedFromOutside(kept));
        days.addAll(missing(kept));
        begun = true;
        doubtful.clear();
        for (long day : days) {
            if (ending.getAsBoolean()) {
                return;
            }
            if (database.inTransaction(handle -> keep(handle, day))) {
                doubtful.add(day);
            }
        }
    }

    private List<Long> missing(List<Kept> kept) {
        Optional<Instant> first = database.query(DailyCallArchive::first);
        Optional<Instant> last = database.query(DailyCallArchive::last);
        List<Long> missing = new ArrayList<>();
        if (first.isPresent() && last.isPresent()) {
            Set<Long> known = kept.stream().map(Kept::day).collect(Collectors.toSet());
            long end = DailyCallRows.dayOf(last.get()) - DAYS_UNTIL_PAST;
            for (long day = DailyCallRows.dayOf(first.get()); day <= end; day++) {
                if (!known.contains(day)) {
                    missing.add(day);
                }
            }
        }
        return missing;
    }

    /** An administrator may restore a backup or import calls while the server is down. */
    private List<Long> changedFromOutside(List<Kept> kept) {
        return kept.stream()
                .filter(row -> row.calls() != database.<Long>query(handle -> calls(handle, row.day())))
                .map(Kept::day)
                .toList();
    }

    /** @return whether the archived data changed */
    private static boolean keep(Handle handle, long day) {
        DailyCallRows.guard(handle);
        DailyCallReader reading = DailyCallReader.of(handle, day);
        List<DailyCallReader.Part> parts = reading.isOver() ? reading.parts() : List.of();
        if (reading.isOver() && isKept(handle, day, parts)) {
            return false;
        }
        DailyCallRows.forget(handle, List.of(DailyCallRows.startOf(day)));
        if (reading.isOver()) {
            DailyCallRows.insert(handle, day, parts);
        }
        return reading.isOver();
    }

    private static boolean isKept(Handle handle, long day, List<DailyCallReader.Part> parts) {
        List<byte[]> before = handle.createQuery("SELECT facts FROM call_days WHERE epoch_day = :day ORDER BY part")
                .bind("day", day)
                .mapTo(byte[].class)
                .list();
        return Arrays.deepEquals(
                before.toArray(),
                parts.stream().map(DailyCallReader.Part::facts).toArray());
    }

    private static List<Kept> kept(Handle handle) {
        return handle.createQuery("SELECT epoch_day, SUM(calls) AS held FROM call_days GROUP BY epoch_day")
                .map((row, context) -> new Kept(row.getLong("epoch_day"), row.getLong("held")))
                .list();
    }

    private static long calls(Handle handle, long day) {
        return handle.createQuery("SELECT COUNT(*) FROM calls WHERE started_at >= :from AND started_at < :to")
                .bind("from", DailyCallRows.startOf(day))
                .bind("to", DailyCallRows.startOf(day + 1))
                .mapTo(Long.class)
                .one();
    }
}
