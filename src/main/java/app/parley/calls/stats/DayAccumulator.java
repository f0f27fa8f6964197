package app.parley.calls.stats;

import app.parley.calls.LoggedCall;
import app.parley.calls.stats.PairDictionary.Pair;
import app.parley.kernel.CallOutcome;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds the calls of one packed day to a {@link StatsAccumulator}. It looks up names once for the day, not for each
 * call. Not thread-safe.
 */
final class DayAccumulator {
    private static final int UNKNOWN = -1;

    private final StatsAccumulator stats;
    private final Pair[] people;
    private final int[] numbers;
    private final LoggedCall.@Nullable Room[] rooms;
    private final StatsAccumulator.Ending[] endings;

    DayAccumulator(PackedCalls day, StatsAccumulator stats) {
        this.stats = stats;
        people = day.people();
        numbers = new int[people.length];
        Arrays.fill(numbers, UNKNOWN);
        rooms = Stream.of(day.rooms()).map(DayAccumulator::room).toArray(LoggedCall.Room[]::new);
        endings = Stream.of(day.endings())
                .map(ending -> StatsAccumulator.Ending.of(
                        CallOutcome.ofWire(ending.first()).orElseThrow()))
                .toArray(StatsAccumulator.Ending[]::new);
    }

    private static LoggedCall.@Nullable Room room(Pair room) {
        return room.first().isEmpty() ? null : new LoggedCall.Room(room.first(), room.second());
    }

    void add(PackedCalls call) {
        stats.call(call.startedAt(), endings[call.ending()], call.seconds(), rooms[call.room()]);
        for (int leg = 0; leg < call.count(); leg++) {
            stats.personOfThatCall(number(call.person(leg)));
        }
    }

    /**
     * Assigns a number to a person. A numbered person is counted, so this must not run before a call of theirs matches.
     */
    private int number(int person) {
        if (numbers[person] == UNKNOWN) {
            numbers[person] = stats.numberOf(people[person].first());
        }
        return numbers[person];
    }
}
