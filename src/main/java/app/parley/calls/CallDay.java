package app.parley.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What statistics are made of for one day (UTC), by quarters of an hour: the clocks of all time zones are whole quarters
 * apart, so that it serves each of them. Not thread-safe before it is complete.
 */
public final class CallDay implements CallFacts {
    static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int QUARTERS = (int) Duration.ofDays(1).dividedBy(QUARTER);

    private final Instant start;
    private final @Nullable CallCounts[] counts = new CallCounts[QUARTERS];
    private final Map<String, BitSet> people = new HashMap<>();
    private final Map<String, InRoom> rooms = new HashMap<>();
    private boolean settled = true;

    private record InRoom(LoggedCall.Room room, long calls, long seconds) {
        InRoom and(InRoom later) {
            return new InRoom(later.room, calls + later.calls, seconds + later.seconds);
        }
    }

    /** @param start when the day begins */
    public CallDay(Instant start) {
        this.start = start;
    }

    @Override
    public void call(Instant startedAt, String outcome, long seconds, LoggedCall.@Nullable Room room) {
        int quarter = quarterOf(startedAt);
        CallCounts one = CallCounts.of(outcome, seconds);
        CallCounts before = counts[quarter];
        counts[quarter] = before == null ? one : before.plus(one);
        if (room != null) {
            rooms.merge(room.id(), new InRoom(room, 1, seconds), InRoom::and);
        }
        settled = settled && !outcome.equals("ongoing");
    }

    @Override
    public void person(Instant startedAt, String user) {
        people.computeIfAbsent(user, name -> new BitSet(QUARTERS)).set(quarterOf(startedAt));
    }

    /** Whether all its calls are over. */
    public boolean isSettled() {
        return settled;
    }

    /** Adds all of the day to a count that goes by whole quarters of an hour. */
    public void addTo(CallTally tally) {
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            CallCounts ofQuarter = counts[quarter];
            if (ofQuarter != null) {
                tally.calls(startOf(quarter), ofQuarter);
            }
        }
        people.forEach((user, quarters) -> quarters.stream().forEach(quarter -> tally.person(startOf(quarter), user)));
        rooms.values().forEach(found -> tally.room(found.room(), found.calls(), found.seconds()));
    }

    private int quarterOf(Instant at) {
        return (int) Duration.between(start, at).dividedBy(QUARTER);
    }

    private Instant startOf(int quarter) {
        return start.plus(QUARTER.multipliedBy(quarter));
    }
}
