package app.parley.calls;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Counts calls into buckets. What it is told must lie in the query's range. Not thread-safe. */
public final class CallTally implements CallFacts {
    private static final int MOST_ROOMS = 10;
    private static final int HOURS = 24;

    private final ZoneId zone;
    private final long[] starts;
    private final Counter[] counters;
    private final long[] byHour = new long[HOURS];
    private final Map<String, RoomCounter> rooms = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    public CallTally(StatsQuery query) {
        zone = query.zone();
        starts = query.starts().stream().mapToLong(Instant::toEpochMilli).toArray();
        counters = new Counter[starts.length];
        for (int i = 0; i < counters.length; i++) {
            counters[i] = new Counter();
        }
    }

    @Override
    public void call(Instant startedAt, String outcome, long seconds, LoggedCall.@Nullable Room room) {
        calls(startedAt, CallCounts.of(outcome, seconds));
        if (room != null) {
            room(room, 1, seconds);
        }
    }

    /** Several calls of the same quarter of an hour. */
    void calls(Instant startedAt, CallCounts counts) {
        Counter counter = counters[bucketOf(startedAt)];
        counter.counts = counter.counts.plus(counts);
        byHour[startedAt.atZone(zone).getHour()] += counts.calls();
    }

    void room(LoggedCall.Room room, long calls, long seconds) {
        RoomCounter counter = rooms.computeIfAbsent(room.id(), id -> new RoomCounter());
        counter.name = room.name();
        counter.calls += calls;
        counter.seconds += seconds;
    }

    @Override
    public void person(Instant startedAt, String user) {
        person(bucketOf(startedAt), numberOf(user));
    }

    /** @param number the {@link #numberOf number} of somebody who took part in a call of this {@link #bucketOf bucket} */
    void person(int bucket, int number) {
        counters[bucket].people.set(number);
    }

    int numberOf(String user) {
        Integer known = numbers.putIfAbsent(user, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    public CallStats result() {
        List<CallStats.Bucket> buckets = new ArrayList<>();
        CallCounts sum = CallCounts.NONE;
        for (int i = 0; i < counters.length; i++) {
            CallCounts counts = counters[i].counts;
            sum = sum.plus(counts);
            buckets.add(new CallStats.Bucket(
                    Instant.ofEpochMilli(starts[i]),
                    counts.calls(),
                    counts.answered(),
                    counts.missed(),
                    minutes(counts.seconds()),
                    counters[i].people.cardinality()));
        }
        CallStats.Count totals =
                new CallStats.Count(sum.calls(), sum.answered(), sum.missed(), minutes(sum.seconds()), numbers.size());
        return new CallStats(buckets, totals, busiestHours(), topRooms());
    }

    private List<CallStats.Hour> busiestHours() {
        return IntStream.range(0, HOURS)
                .filter(hour -> byHour[hour] > 0)
                .mapToObj(hour -> new CallStats.Hour(hour, byHour[hour]))
                .sorted(Comparator.comparingLong(CallStats.Hour::calls).reversed())
                .toList();
    }

    private List<CallStats.TopRoom> topRooms() {
        return rooms.entrySet().stream()
                .map(room -> new CallStats.TopRoom(
                        room.getKey(), room.getValue().name, room.getValue().calls, minutes(room.getValue().seconds)))
                .sorted(Comparator.comparingLong(CallStats.TopRoom::calls)
                        .thenComparingDouble(CallStats.TopRoom::minutes)
                        .reversed()
                        .thenComparing(CallStats.TopRoom::room))
                .limit(MOST_ROOMS)
                .toList();
    }

    int bucketOf(Instant at) {
        int found = Arrays.binarySearch(starts, at.toEpochMilli());
        return found >= 0 ? found : -found - 2;
    }

    private static double minutes(long seconds) {
        return Math.round(seconds * 100 / 60.0) / 100.0;
    }

    private static final class Counter {
        CallCounts counts = CallCounts.NONE;
        final BitSet people = new BitSet();
    }

    private static final class RoomCounter {
        String name = "";
        long calls;
        long seconds;
    }
}
