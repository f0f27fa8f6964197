package app.parley.store;

import app.parley.calls.CallDay;
import app.parley.calls.CallFilter;
import app.parley.calls.CallTally;
import app.parley.calls.StatsQuery;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what statistics need of days that are past, so that a year is not read call by call each time. Thread-safe.
 *
 * <p>A day is remembered once calls were made two days after it, and all its own are over: then nothing is added to it.
 * Calls that vanish are the oldest ones, which are looked for each time, or are {@link #forget forgotten} here. Who is
 * erased goes by another name then, one for one, which changes no count.
 */
final class CallDays {
    private static final Duration DAY = Duration.ofDays(1);

    /** Three years of them, a kilobyte or so for each thirty people. */
    private static final int MOST_DAYS = 1_100;

    private static final String FIRST = "SELECT started_at FROM calls ORDER BY started_at, id LIMIT 1";
    private static final String LAST = "SELECT started_at FROM calls ORDER BY started_at DESC, id DESC LIMIT 1";

    private final Cache<Instant, CallDay> known =
            Caffeine.newBuilder().maximumSize(MOST_DAYS).build();

    /** To be called when calls were taken out of the log. */
    void forget() {
        known.invalidateAll();
    }

    /** @param query by nothing but time, for all calls */
    void read(Handle handle, StatsQuery query, CallTally tally) {
        Instant first = one(handle, FIRST);
        Instant last = one(handle, LAST);
        if (first == null || last == null) {
            return;
        }
        Instant from = later(query.from(), first);
        Instant to = earlier(query.to(), last.plusMillis(1));
        Instant day = from.truncatedTo(ChronoUnit.DAYS);
        // Of the day that the range begins in, and of the oldest, not all may count.
        Instant wholeFrom = day.equals(from) ? day : day.plus(DAY);
        Instant wholeTo = earlier(to, last.minus(DAY.multipliedBy(2))).truncatedTo(ChronoUnit.DAYS);
        if (!wholeFrom.isBefore(wholeTo)) {
            readCalls(handle, query, from, to, tally);
            return;
        }
        readCalls(handle, query, from, wholeFrom, tally);
        for (Instant start = wholeFrom; start.isBefore(wholeTo); start = start.plus(DAY)) {
            day(handle, query, start).addTo(tally);
        }
        readCalls(handle, query, wholeTo, to, tally);
    }

    private CallDay day(Handle handle, StatsQuery query, Instant start) {
        // Within the cache, so that forgetting waits for what is being read.
        CallDay day = known.get(start, key -> read(handle, query, key));
        if (!day.isSettled()) {
            known.invalidate(start);
        }
        return day;
    }

    private static CallDay read(Handle handle, StatsQuery query, Instant start) {
        CallDay day = new CallDay(start);
        CallFactRows.read(handle, query.filter().within(start, start.plus(DAY)), query.asker(), day);
        return day;
    }

    private static void readCalls(Handle handle, StatsQuery query, Instant from, Instant to, CallTally tally) {
        CallFilter filter = query.filter().within(from, to);
        CallFactRows.read(handle, filter, query.asker(), tally);
    }

    private static @Nullable Instant one(Handle handle, String sql) {
        Optional<Instant> found = handle.createQuery(sql).mapTo(Instant.class).findFirst();
        return found.orElse(null);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
