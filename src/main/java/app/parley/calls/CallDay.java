package app.parley.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What statistics are made of for one day (UTC), by quarters of an hour: the clocks of all time zones are whole quarters
 * apart, so that it serves each of them. Not thread-safe.
 */
public final class CallDay implements CallFacts {
    static final Duration QUARTER = Duration.ofMinutes(15);

    private final Instant start;
    private final NavigableMap<Integer, CallCounts> counts = new TreeMap<>();
    private final Map<String, BitSet> people = new HashMap<>();
    private final Map<String, InRoom> rooms = new LinkedHashMap<>();

    record InRoom(LoggedCall.Room room, long calls, long seconds) {
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
        add(quarterOf(startedAt), CallCounts.of(outcome, seconds));
        if (room != null) {
            add(new InRoom(room, 1, seconds));
        }
    }

    @Override
    public void person(Instant startedAt, String user) {
        quartersOf(user).set(quarterOf(startedAt));
    }

    void add(int quarter, CallCounts more) {
        counts.merge(quarter, more, CallCounts::plus);
    }

    void add(InRoom more) {
        rooms.merge(more.room().id(), more, InRoom::and);
    }

    /** In which somebody took part in a call that began in them. */
    BitSet quartersOf(String user) {
        return people.computeIfAbsent(user, name -> new BitSet());
    }

    NavigableMap<Integer, CallCounts> counts() {
        return counts;
    }

    Map<String, BitSet> people() {
        return people;
    }

    Map<String, InRoom> rooms() {
        return rooms;
    }

    /** Adds all of the day to a count that goes by whole quarters of an hour. */
    public void addTo(CallTally tally) {
        int[] buckets = new int[counts.isEmpty() ? 0 : counts.lastKey() + 1];
        counts.forEach((quarter, ofQuarter) -> {
            buckets[quarter] = tally.bucketOf(startOf(quarter));
            tally.calls(startOf(quarter), ofQuarter);
        });
        people.forEach((user, quarters) -> {
            int number = tally.numberOf(user);
            quarters.stream().forEach(quarter -> tally.person(buckets[quarter], number));
        });
        rooms.values().forEach(found -> tally.room(found.room(), found.calls(), found.seconds()));
    }

    private int quarterOf(Instant at) {
        return (int) Duration.between(start, at).dividedBy(QUARTER);
    }

    private Instant startOf(int quarter) {
        return start.plus(QUARTER.multipliedBy(quarter));
    }
}
