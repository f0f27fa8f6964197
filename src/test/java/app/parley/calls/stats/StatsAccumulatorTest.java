package app.parley.calls.stats;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.calls.CallFilter;
import app.parley.calls.LoggedCall;
import app.parley.calls.Viewer;
import app.parley.calls.stats.CallStats.Bucket;
import app.parley.kernel.CallOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatsAccumulatorTest {
    private static final Viewer ADMIN = new Viewer("root", true);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Test
    void makesEveryBucketOfTheRangeEmptyOnesToo() {
        StatsAccumulator tally = tally("2026-03-01T00:00", "2026-03-04T00:00", Period.DAY, SEOUL);
        tally.call(Instant.parse("2026-03-01T15:00:00Z"), CallOutcome.COMPLETED, 90, null);

        assertThat(tally.result().buckets())
                .containsExactly(
                        new Bucket(Instant.parse("2026-02-28T15:00:00Z"), 0, 0, 0, 0, 0),
                        new Bucket(Instant.parse("2026-03-01T15:00:00Z"), 1, 1, 0, 1.5, 0),
                        new Bucket(Instant.parse("2026-03-02T15:00:00Z"), 0, 0, 0, 0, 0));
    }

    @Test
    void hasDaysOf23And25HoursWhereClocksChange() {
        assertThat(lengths("2026-03-28T00:00", "2026-03-31T00:00", Period.DAY, BERLIN))
                .containsExactly(24L, 23L);
        assertThat(lengths("2026-10-24T00:00", "2026-10-27T00:00", Period.DAY, BERLIN))
                .containsExactly(24L, 25L);
        assertThat(starts("2026-03-29T00:00", "2026-03-30T00:00", Period.HOUR, BERLIN))
                .hasSize(23);
        assertThat(starts("2026-10-25T00:00", "2026-10-26T00:00", Period.HOUR, BERLIN))
                .hasSize(25);
    }

    @Test
    void countsWhereClocksGoBackByHalfAnHourOnly() {
        ZoneId lordHowe = ZoneId.of("Australia/Lord_Howe");

        List<Instant> hours = starts("2026-04-05T00:00", "2026-04-06T00:00", Period.HOUR, lordHowe);

        assertThat(hours).hasSize(25).isSorted().doesNotHaveDuplicates();
        assertThat(Duration.between(hours.get(0), hours.get(24))).isEqualTo(Duration.ofMinutes(23 * 60 + 30));
    }

    @Test
    void startsADayThatHasNoMidnightWhenItBegins() {
        ZoneId beirut = ZoneId.of("Asia/Beirut");

        assertThat(starts("2026-03-29T12:00", "2026-03-29T13:00", Period.DAY, beirut))
                .containsExactly(Instant.parse("2026-03-28T22:00:00Z"));
    }

    @Test
    void beginsWeeksOnMondayAndMonthsOnTheFirst() {
        assertThat(starts("2026-03-01T12:00", "2026-03-16T00:00", Period.WEEK, UTC))
                .containsExactly(
                        Instant.parse("2026-02-23T00:00:00Z"),
                        Instant.parse("2026-03-02T00:00:00Z"),
                        Instant.parse("2026-03-09T00:00:00Z"));
        assertThat(starts("2026-01-31T12:00", "2026-03-01T00:00", Period.MONTH, SEOUL))
                .containsExactly(Instant.parse("2025-12-31T15:00:00Z"), Instant.parse("2026-01-31T15:00:00Z"));
    }

    @Test
    void countsPeopleOnceInABucketAndOnceInAll() {
        StatsAccumulator tally = tally("2026-03-01T00:00", "2026-03-03T00:00", Period.DAY, UTC);
        for (String at : List.of("2026-03-01T10:00:00Z", "2026-03-01T11:00:00Z", "2026-03-02T11:00:00Z")) {
            tally.person(Instant.parse(at), "alice");
        }
        tally.person(Instant.parse("2026-03-02T11:00:00Z"), "bob");

        assertThat(tally.result().buckets()).extracting(Bucket::people).containsExactly(1L, 2L);
        assertThat(tally.result().totals().people()).isEqualTo(2);
    }

    @Test
    void tellsAnsweredFromMissedByTheOutcome() {
        StatsAccumulator tally = tally("2026-03-01T00:00", "2026-03-02T00:00", Period.DAY, UTC);
        for (CallOutcome outcome : CallOutcome.values()) {
            tally.call(Instant.parse("2026-03-01T10:00:00Z"), outcome, 30, null);
        }

        assertThat(tally.result().totals()).isEqualTo(new CallStats.Count(8, 3, 1, 4.0, 0));
    }

    @Test
    void namesTheBusiestHoursOfTheLocalDayAndTheRoomsWithMostCalls() {
        StatsAccumulator tally = tally("2026-03-01T00:00", "2026-03-08T00:00", Period.WEEK, SEOUL);
        LoggedCall.Room standup = new LoggedCall.Room("standup", "Stand-up");
        LoggedCall.Room lab = new LoggedCall.Room("lab", "Lab");
        tally.call(Instant.parse("2026-03-02T00:10:00Z"), CallOutcome.COMPLETED, 60, standup);
        tally.call(Instant.parse("2026-03-03T00:20:00Z"), CallOutcome.COMPLETED, 60, standup);
        tally.call(Instant.parse("2026-03-03T05:00:00Z"), CallOutcome.COMPLETED, 600, lab);
        tally.call(Instant.parse("2026-03-03T05:00:00Z"), CallOutcome.COMPLETED, 600, null);
        tally.call(Instant.parse("2026-03-03T06:00:00Z"), CallOutcome.COMPLETED, 600, null);

        assertThat(tally.result().busiestHours())
                .containsExactly(new CallStats.Hour(9, 2), new CallStats.Hour(14, 2), new CallStats.Hour(15, 1));
        assertThat(tally.result().topRooms())
                .containsExactly(
                        new CallStats.TopRoom("standup", "Stand-up", 2, 2), new CallStats.TopRoom("lab", "Lab", 1, 10));
    }

    @Test
    void tellsTheLocalHourWhereverClocksChange() {
        for (String zone : List.of("Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu")) {
            ZoneId local = ZoneId.of(zone);
            Instant start =
                    LocalDateTime.parse("2010-01-01T00:00").atZone(local).toInstant();
            Instant end = LocalDateTime.parse("2011-01-01T00:00").atZone(local).toInstant();
            StatsAccumulator tally = tally("2010-01-01T00:00", "2011-01-01T00:00", Period.MONTH, local);
            long[] calls = new long[24];
            // Newfoundland's clocks changed at a minute past midnight then.
            for (Instant at = start; at.isBefore(end); at = at.plus(Duration.ofMinutes(7))) {
                tally.call(at, CallOutcome.COMPLETED, 0, null);
                calls[at.atZone(local).getHour()]++;
            }

            assertThat(tally.result().busiestHours())
                    .as(zone)
                    .allSatisfy(hour -> assertThat(hour.calls()).isEqualTo(calls[hour.hour()]))
                    .hasSize(24);
        }
    }

    private static List<Long> lengths(String from, String to, Period by, ZoneId zone) {
        List<Instant> starts = starts(from, to, by, zone);
        List<Long> lengths = new ArrayList<>();
        for (int i = 1; i < starts.size(); i++) {
            lengths.add(Duration.between(starts.get(i - 1), starts.get(i)).toHours());
        }
        return lengths;
    }

    private static List<Instant> starts(String from, String to, Period by, ZoneId zone) {
        return query(from, to, by, zone).starts();
    }

    private static StatsAccumulator tally(String from, String to, Period by, ZoneId zone) {
        return new StatsAccumulator(query(from, to, by, zone));
    }

    private static StatsQuery query(String from, String to, Period by, ZoneId zone) {
        Instant start = LocalDateTime.parse(from).atZone(zone).toInstant();
        Instant end = LocalDateTime.parse(to).atZone(zone).toInstant();
        return new StatsQuery(ADMIN, CallFilter.ALL, start, end, by, zone);
    }
}
