package app.parley.calls.stats;

import app.parley.calls.CallFilter;
import app.parley.calls.Viewer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Which calls are counted, and by what stretches of time.
 *
 * @param from the earliest start, inclusive
 * @param to the latest start, exclusive, and after {@code from}
 * @param filter further conditions; its own {@code from} and {@code to} are those above
 */
public record StatsQuery(Viewer asker, CallFilter filter, Instant from, Instant to, Period by, ZoneId zone) {
    public StatsQuery {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A range begins before it ends");
        }
        filter = filter.within(from, to);
    }

    /** The starts of all buckets, in order. */
    public List<Instant> starts() {
        return by.starts(from, to, zone);
    }
}
