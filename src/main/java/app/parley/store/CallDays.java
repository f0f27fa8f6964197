package app.parley.store;

import app.parley.calls.Asker;
import app.parley.calls.CallFilter;
import app.parley.calls.CallTally;
import app.parley.calls.PackedDay;
import app.parley.calls.StatsQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Counts whole days by what is kept of them, and what is not kept call by call. Stateless. */
final class CallDays {
    private static final String KEPT = """
            SELECT epoch_day
            FROM call_days
            WHERE username = ''
              AND outcome = ''
              AND epoch_day >= :from
              AND epoch_day < :to
            ORDER BY epoch_day
            """;

    /** Who called nobody on a day has no row of that day. */
    private static final String FACTS = """
            SELECT epoch_day, facts
            FROM call_days
            WHERE username = :user
              AND outcome IN (<outcomes>)
              AND kind IN (<kinds>)
              AND epoch_day >= :from
              AND epoch_day < :to
            """;

    /** What is read at once stays small. */
    private static final int DAYS_AT_ONCE = 64;

    private CallDays() {}

    /** Which rows of a day serve a query: each of those outcomes of each of those kinds. */
    record Wanted(String user, Collection<String> outcomes, Collection<String> kinds) {}

    /** What serves a query; empty when it asks for what no day knows. */
    static Optional<Wanted> serving(StatsQuery query) {
        CallFilter filter = query.filter();
        if (!filter.isByTimeUserAndOutcomeAlone() || filter.users().size() > 1 || !query.goesByQuarters()) {
            return Optional.empty();
        }
        return user(filter.users(), query.asker()).map(user -> {
            if (!filter.isByOutcomeOrKind()) {
                return new Wanted(user, Set.of(""), Set.of(""));
            }
            return new Wanted(
                    user,
                    filter.outcomes().isEmpty() ? CallFilter.OUTCOMES : filter.outcomes(),
                    filter.kind() == null ? CallFilter.KINDS : Set.of(filter.kind()));
        });
    }

    private static Optional<String> user(Set<String> users, Asker asker) {
        if (asker.admin()) {
            return Optional.of(
                    users.isEmpty()
                            ? CallDayKey.EVERYTHING.user()
                            : users.iterator().next());
        }
        return users.isEmpty() || users.contains(asker.user()) ? Optional.of(asker.user()) : Optional.empty();
    }

    /** @param wanted what {@link #serving serves} it */
    static void read(Handle handle, StatsQuery query, Wanted wanted, CallTally tally) {
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
            long end = Math.min(wholeTo, day + DAYS_AT_ONCE);
            Map<Long, List<byte[]>> facts = facts(handle, wanted, day, end);
            for (long kept : kept(handle, day, end)) {
                Instant start = CallDayRows.startOf(kept);
                readCalls(handle, query, counted, start, tally);
                facts.getOrDefault(kept, List.of())
                        .forEach(packed -> PackedDay.unpack(start, packed).addTo(tally));
                counted = CallDayRows.startOf(kept + 1);
            }
        }
        readCalls(handle, query, counted, to, tally);
    }

    private static void readCalls(Handle handle, StatsQuery query, Instant from, Instant to, CallTally tally) {
        CallFactRows.read(handle, query.filter().within(from, to), query.asker(), tally);
    }

    private static List<Long> kept(Handle handle, long from, long to) {
        return handle.createQuery(KEPT)
                .bind("from", from)
                .bind("to", to)
                .mapTo(Long.class)
                .list();
    }

    private static Map<Long, List<byte[]>> facts(Handle handle, Wanted wanted, long from, long to) {
        Map<Long, List<byte[]>> facts = new HashMap<>();
        handle.createQuery(FACTS)
                .bind("user", wanted.user())
                .bindList("outcomes", wanted.outcomes())
                .bindList("kinds", wanted.kinds())
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> Map.entry(row.getLong("epoch_day"), row.getBytes("facts")))
                .forEach(found -> facts.computeIfAbsent(found.getKey(), day -> new ArrayList<>())
                        .add(found.getValue()));
        return facts;
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
