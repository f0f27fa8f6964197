package app.parley.calls.stats;

import app.parley.calls.CallFilter;
import app.parley.calls.Viewer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Selects the calls to count, and the periods of the buckets.
 *
 * @param from the earliest start, inclusive
 * @param to the latest start, exclusive, and after {@code from}
 * @param filter further conditions; its own {@code from} and {@code to} equal those above
 */
public record StatsQuery(Viewer viewer, CallFilter filter, Instant from, Instant to, Period by, ZoneId zone) {
    public StatsQuery {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A range begins before it ends");
        }
        filter = filter.within(from, to);
    }

    /** Returns the starts of all buckets, in order. */
    public List<Instant> starts() {
        return by.starts(from, to, zone);
    }
}
