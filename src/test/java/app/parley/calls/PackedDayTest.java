package app.parley.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PackedDayTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");
    private static final StatsQuery QUERY = new StatsQuery(
            new Asker("ada", true),
            CallFilter.ALL,
            MIDNIGHT,
            MIDNIGHT.plus(Duration.ofDays(1)),
            Period.HOUR,
            ZoneId.of("Asia/Kolkata"));

    @Test
    void comesBackAsItWas() {
        CallDay day = new CallDay(MIDNIGHT);
        fill(day);

        CallDay back = PackedDay.unpack(MIDNIGHT, PackedDay.pack(day));

        CallTally plain = new CallTally(QUERY);
        fill(plain);
        CallTally kept = new CallTally(QUERY);
        back.addTo(kept);
        assertThat(kept.result()).isEqualTo(plain.result());
        assertThat(PackedDay.pack(back)).isEqualTo(PackedDay.pack(day));
    }

    @Test
    void aDayWithoutCallsIsNearlyNothing() {
        byte[] packed = PackedDay.pack(new CallDay(MIDNIGHT));

        assertThat(packed).hasSizeLessThan(9);
        assertThat(PackedDay.pack(PackedDay.unpack(MIDNIGHT, packed))).isEqualTo(packed);
    }

    @Test
    void refusesWhatItNeverMade() {
        assertThatThrownBy(() -> PackedDay.unpack(MIDNIGHT, new byte[] {9, 1, 2}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PackedDay.unpack(MIDNIGHT, new byte[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void fill(CallFacts facts) {
        LoggedCall.Room standup = new LoggedCall.Room("standup", "Stand-up 회의");
        for (int hour = 0; hour < 24; hour++) {
            Instant at = MIDNIGHT.plus(Duration.ofMinutes(hour * 60L + hour * 2L));
            facts.call(at, hour % 3 == 0 ? "missed" : "completed", hour * 1_000L, hour % 2 == 0 ? standup : null);
            facts.person(at, "alice");
            facts.person(at, "p" + hour % 5);
        }
    }
}
