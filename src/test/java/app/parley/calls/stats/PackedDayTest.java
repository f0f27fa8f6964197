package app.parley.calls.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.calls.CallFilter;
import app.parley.calls.LoggedCall;
import app.parley.calls.Viewer;
import app.parley.kernel.CallKind;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.ParticipantOutcome;
import app.parley.kernel.ParticipantRole;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackedDayTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");
    private static final StatsQuery QUERY = new StatsQuery(
            new Viewer("ada", true),
            CallFilter.ALL,
            MIDNIGHT,
            MIDNIGHT.plus(Duration.ofDays(1)),
            Period.HOUR,
            ZoneId.of("Asia/Kolkata"));

    @Test
    void countsAsItsCallsDo() {
        List<DayCall> calls = calls();

        StatsAccumulator plain = new StatsAccumulator(QUERY);
        for (DayCall call : calls) {
            LoggedCall.Room room = call.room().id().isEmpty() ? null : call.room();
            plain.call(call.startedAt(), call.outcome(), call.seconds(), room);
            call.people().forEach(person -> plain.person(call.startedAt(), person.user()));
        }
        assertThat(counted(PackedDay.pack(MIDNIGHT, calls))).isEqualTo(plain.result());
        assertThat(plain.result().totals().people()).isEqualTo(6);
    }

    @Test
    void theSameCallsAreTheSameBytes() {
        assertThat(PackedDay.pack(MIDNIGHT, calls())).isEqualTo(PackedDay.pack(MIDNIGHT, calls()));
    }

    @Test
    void aCallIsNearlyNothing() {
        List<DayCall> calls = calls();

        assertThat(PackedDay.pack(MIDNIGHT, List.of())).hasSizeLessThan(9);
        assertThat(PackedDay.pack(MIDNIGHT, calls)).hasSizeLessThan(14 * calls.size() + 200);
    }

    @Test
    void refusesWhatItNeverMade() {
        byte[] packed = PackedDay.pack(MIDNIGHT, calls());
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> counted(cut)).as("%d bytes", length).isInstanceOf(IllegalArgumentException.class);
        }
        byte[] older = packed.clone();
        older[0] = 1;
        assertThatThrownBy(() -> counted(older)).isInstanceOf(IllegalArgumentException.class);
    }

    private static CallStats counted(byte[] packed) {
        StatsAccumulator tally = new StatsAccumulator(QUERY);
        new PackedCallFilter(QUERY, tally).count(MIDNIGHT, packed);
        return tally.result();
    }

    private static List<DayCall> calls() {
        List<DayCall> calls = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            calls.add(new DayCall(
                    MIDNIGHT.plus(Duration.ofMinutes(hour * 60L + hour * 2L)),
                    hour % 3 == 0 ? CallOutcome.MISSED : CallOutcome.COMPLETED,
                    CallKind.ROOM,
                    hour * 1_000L,
                    hour % 2 == 0 ? new LoggedCall.Room("standup", "Stand-up 회의") : new LoggedCall.Room("", "Alice"),
                    "alice",
                    List.of(
                            DayCall.Person.of("alice", "Alice", ParticipantRole.PARTICIPANT, ParticipantOutcome.JOINED),
                            DayCall.Person.of(
                                    "p" + hour % 5, "Ünal", ParticipantRole.CALLEE, ParticipantOutcome.MISSED))));
        }
        return calls;
    }
}
