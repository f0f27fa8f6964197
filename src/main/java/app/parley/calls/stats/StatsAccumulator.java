package app.parley.calls.stats;

import app.parley.calls.LoggedCall;
import app.parley.kernel.CallOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Adds up calls in buckets. All calls must lie in the query's range. Not thread-safe. */
public final class StatsAccumulator {
    private static final int MOST_ROOMS = 10;
    private static final int HOURS = 24;

    private final ZoneId zone;
    private final long[] starts;
    private final Bucket[] buckets;
    private final long[] byHour = new long[HOURS];
    private final Map<String, RoomCounter> rooms = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private Bucket bucket;
    private int hour;
    private long stretchFrom;
    private long stretchTo;

    public StatsAccumulator(StatsQuery query) {
        zone = query.zone();
        starts = query.starts().stream().mapToLong(Instant::toEpochMilli).toArray();
        buckets = new Bucket[starts.length];
        Arrays.setAll(buckets, i -> new Bucket());
        bucket = buckets[0];
    }

    /** @param room null for the room of a ringing call, which has no other call */
    public void call(Instant startedAt, CallOutcome outcome, long seconds, LoggedCall.@Nullable Room room) {
        call(startedAt.toEpochMilli(), Ending.of(outcome), seconds, room);
    }

    void call(long startedAt, Ending ending, long seconds, LoggedCall.@Nullable Room room) {
        if (startedAt < stretchFrom || startedAt >= stretchTo) {
            goTo(startedAt);
        }
        bucket.add(ending, seconds);
        byHour[hour]++;
        if (room != null) {
            RoomCounter counter = rooms.computeIfAbsent(room.id(), id -> new RoomCounter());
            counter.name = room.name();
            counter.calls++;
            counter.seconds += seconds;
        }
    }

    /** Finds the bucket and the local hour, and how long they stay the same. Calls arrive in order of time. */
    private void goTo(long startedAt) {
        int found = bucketOf(startedAt);
        bucket = buckets[found];
        Instant start = Instant.ofEpochMilli(startedAt);
        LocalDateTime local = start.atZone(zone).toLocalDateTime();
        hour = local.getHour();
        stretchFrom = startedAt;
        stretchTo = startedAt
                + Duration.between(local, local.truncatedTo(ChronoUnit.HOURS).plusHours(1))
                        .toMillis();
        if (found + 1 < starts.length) {
            stretchTo = Math.min(stretchTo, starts[found + 1]);
        }
        ZoneOffsetTransition clockChange = zone.getRules().nextTransition(start);
        if (clockChange != null) {
            stretchTo = Math.min(stretchTo, clockChange.getInstant().toEpochMilli());
        }
    }

    /** Adds a participant of a call that started at that time. */
    public void person(Instant startedAt, String user) {
        buckets[bucketOf(startedAt.toEpochMilli())].people.set(numberOf(user));
    }

    /** @param number the {@link #numberOf number} of a participant of the latest call */
    void personOfThatCall(int number) {
        bucket.people.set(number);
    }

    int numberOf(String user) {
        Integer known = numbers.putIfAbsent(user, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    public CallStats result() {
        List<CallStats.Bucket> found = new ArrayList<>();
        Bucket sum = new Bucket();
        for (int i = 0; i < buckets.length; i++) {
            Bucket one = buckets[i];
            sum.add(one);
            found.add(new CallStats.Bucket(
                    Instant.ofEpochMilli(starts[i]),
                    one.calls,
                    one.answered,
                    one.missed,
                    minutes(one.seconds),
                    one.people.cardinality()));
        }
        CallStats.Count totals =
                new CallStats.Count(sum.calls, sum.answered, sum.missed, minutes(sum.seconds), numbers.size());
        return new CallStats(found, totals, busiestHours(), topRooms());
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

    private int bucketOf(long at) {
        int found = Arrays.binarySearch(starts, at);
        return found >= 0 ? found : -found - 2;
    }

    private static double minutes(long seconds) {
        return Math.round(seconds * 100 / 60.0) / 100.0;
    }

    /** The count that an outcome adds to, in addition to the number of calls. */
    enum Ending {
        ANSWERED,
        MISSED,
        OTHER;

        static Ending of(CallOutcome outcome) {
            return switch (outcome) {
                case COMPLETED, ONGOING, INTERRUPTED -> ANSWERED;
                case MISSED -> MISSED;
                case DECLINED, BUSY, CANCELLED, FAILED -> OTHER;
            };
        }
    }

    private static final class Bucket {
        private final BitSet people = new BitSet();
        private long calls;
        private long answered;
        private long missed;
        private long seconds;

        private void add(Ending ending, long talk) {
            calls++;
            answered += ending == Ending.ANSWERED ? 1 : 0;
            missed += ending == Ending.MISSED ? 1 : 0;
            seconds += talk;
        }

        private void add(Bucket other) {
            calls += other.calls;
            answered += other.answered;
            missed += other.missed;
            seconds += other.seconds;
        }
    }

    private static final class RoomCounter {
        String name = "";
        long calls;
        long seconds;
    }
}
