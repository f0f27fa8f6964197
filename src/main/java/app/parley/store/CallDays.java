package app.parley.store;

import app.parley.calls.Asker;
import app.parley.calls.CallDay;
import app.parley.calls.CallFilter;
import app.parley.calls.CallTally;
import app.parley.calls.PackedDay;
import app.parley.calls.StatsQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Counts whole days by what is kept of them, and what is not kept call by call. Stateless. */
final class CallDays {
    /** A person who called nobody on a day has no row of that day. */
    private static final String KEPT = """
            SELECT kept.epoch_day, own.facts
            FROM call_days kept
            LEFT JOIN call_days own ON own.username = :user AND own.epoch_day = kept.epoch_day
            WHERE kept.username = ''
              AND kept.epoch_day >= :from
              AND kept.epoch_day < :to
            ORDER BY kept.epoch_day
            """;

    /** What is read at once stays small. */
    private static final int DAYS_AT_ONCE = 64;

    private CallDays() {}

    private record Kept(long day, @Nullable CallDay facts) {}

    /** Whose days serve a query; empty when it asks for what no day knows. */
    static Optional<String> serving(StatsQuery query) {
        CallFilter filter = query.filter();
        Asker asker = query.asker();
        if (!filter.isByTimeAndUserAlone() || filter.users().size() > 1 || !query.goesByQuarters()) {
            return Optional.empty();
        }
        Set<String> users = filter.users();
        if (asker.admin()) {
            return Optional.of(
                    users.isEmpty() ? CallDayRows.EVERYBODY : users.iterator().next());
        }
        return users.isEmpty() || users.contains(asker.user()) ? Optional.of(asker.user()) : Optional.empty();
    }

    /** @param whose one of those {@link #serving} it */
    static void read(Handle handle, StatsQuery query, String whose, CallTally tally) {
        Optional<Instant> first = first(handle);
        Optional<Instant> last = last(handle);
        if (first.isEmpty() || last.isEmpty()) {
            return;
        }
        Instant from = later(query.from(), first.get());
        Instant to = earlier(query.to(), last.get().plusMillis(1));
        // Of the days that the range begins and ends in not all may count, of the oldest not all may be there.
        long wholeFrom = CallDayRows.dayOf(from.minusNanos(1)) + 1;
        long wholeTo = CallDayRows.dayOf(to);
        Instant counted = from;
        for (long day = wholeFrom; day < wholeTo; day += DAYS_AT_ONCE) {
            for (Kept kept : kept(handle, whose, day, Math.min(wholeTo, day + DAYS_AT_ONCE))) {
                Instant start = CallDayRows.startOf(kept.day());
                readCalls(handle, query, counted, start, tally);
                if (kept.facts() != null) {
                    kept.facts().addTo(tally);
                }
                counted = CallDayRows.startOf(kept.day() + 1);
            }
        }
        readCalls(handle, query, counted, to, tally);
    }

    private static void readCalls(Handle handle, StatsQuery query, Instant from, Instant to, CallTally tally) {
        CallFactRows.read(handle, query.filter().within(from, to), query.asker(), tally);
    }

    private static List<Kept> kept(Handle handle, String whose, long from, long to) {
        return handle.createQuery(KEPT)
                .bind("user", whose)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> read(row))
                .list();
    }

    private static Kept read(ResultSet row) throws SQLException {
        long day = row.getLong("epoch_day");
        byte[] facts = row.getBytes("facts");
        return new Kept(day, facts == null ? null : PackedDay.unpack(CallDayRows.startOf(day), facts));
    }

    /** When the oldest call began. */
    static Optional<Instant> first(Handle handle) {
        return start(handle, "SELECT started_at FROM calls ORDER BY started_at, id LIMIT 1");
    }

    /** When the newest call began. */
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
