package app.parley.calls.stats;

import app.parley.calls.CallFilter;
import app.parley.calls.Viewer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Counts those calls of packed days that match a query. Stateless. */
public final class PackedCallFilter {
    private final CallFilter filter;
    private final Viewer viewer;
    private final StatsAccumulator stats;
    private final long from;
    private final long to;
    private final long minSeconds;
    private final long maxSeconds;

    /** @param stats receives the matching calls */
    public PackedCallFilter(StatsQuery query, StatsAccumulator stats) {
        this.filter = query.filter();
        this.viewer = query.viewer();
        this.stats = stats;
        this.from = roundedUp(query.from());
        this.to = roundedUp(query.to());
        this.minSeconds = filter.minSeconds() == null ? Long.MIN_VALUE : filter.minSeconds();
        this.maxSeconds = filter.maxSeconds() == null ? Long.MAX_VALUE : filter.maxSeconds();
    }

    /** Calls start at whole milliseconds. */
    private static long roundedUp(Instant instant) {
        Instant whole = instant.truncatedTo(ChronoUnit.MILLIS);
        return whole.toEpochMilli() + (whole.equals(instant) ? 0 : 1);
    }

    /**
     * Adds the matching calls of one day.
     *
     * @param start the start of the day
     * @param packed by {@link PackedDay}
     * @throws IllegalArgumentException if {@link PackedDay} did not make these bytes
     */
    public void count(Instant start, byte[] packed) {
        PackedCalls call = new PackedCalls(start, packed);
        PackedNameFilter nameFilter = new PackedNameFilter(filter, viewer, call);
        DayAccumulator day = new DayAccumulator(call, stats);
        while (call.next()) {
            if (isWithinBounds(call) && nameFilter.fits(call)) {
                day.add(call);
            }
        }
    }

    private boolean isWithinBounds(PackedCalls call) {
        return call.startedAt() >= from
                && call.startedAt() < to
                && call.seconds() >= minSeconds
                && call.seconds() <= maxSeconds;
    }
}
