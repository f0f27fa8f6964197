package app.parley.calls.stats;

import app.parley.calls.LoggedCall;
import app.parley.calls.stats.PairDictionary.Pair;
import app.parley.kernel.CallOutcome;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds calls of one packed day to a tally. Names are looked up once, and not for each call. Not thread-safe. */
final class DayAccumulator {
    private static final int UNKNOWN = -1;

    private final StatsAccumulator tally;
    private final Pair[] people;
    private final int[] numbers;
    private final LoggedCall.@Nullable Room[] rooms;
    private final StatsAccumulator.Ending[] endings;

    DayAccumulator(PackedCalls day, StatsAccumulator tally) {
        this.tally = tally;
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
        tally.call(call.startedAt(), endings[call.ending()], call.seconds(), rooms[call.room()]);
        for (int leg = 0; leg < call.count(); leg++) {
            tally.personOfThatCall(number(call.person(leg)));
        }
    }

    /** Who is numbered is counted: so not before a call of theirs is. */
    private int number(int person) {
        if (numbers[person] == UNKNOWN) {
            numbers[person] = tally.numberOf(people[person].first());
        }
        return numbers[person];
    }
}
