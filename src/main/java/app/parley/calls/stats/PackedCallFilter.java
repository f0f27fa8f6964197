package app.parley.calls.stats;

import app.parley.calls.CallFilter;
import app.parley.calls.Viewer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Counts those calls of packed days that fit a query. Stateless. */
public final class PackedCallFilter {
    private final CallFilter filter;
    private final Viewer asker;
    private final StatsAccumulator tally;
    private final long from;
    private final long to;
    private final long minSeconds;
    private final long maxSeconds;

    /** @param tally is told of the calls */
    public PackedCallFilter(StatsQuery query, StatsAccumulator tally) {
        this.filter = query.filter();
        this.asker = query.asker();
        this.tally = tally;
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
     * @param start when the day begins
     * @param packed by {@link PackedDay}
     * @throws IllegalArgumentException for what was never packed
     */
    public void count(Instant start, byte[] packed) {
        PackedCalls call = new PackedCalls(start, packed);
        PackedNameFilter names = new PackedNameFilter(filter, asker, call);
        DayAccumulator counted = new DayAccumulator(call, tally);
        while (call.next()) {
            if (isWithinBounds(call) && names.fits(call)) {
                counted.add(call);
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
