package app.parley.calls.stats;

import app.parley.kernel.WireNames;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The lengths of time for buckets. Periods follow each other in local time without a gap. When clocks change, a day has
 * 23 or 25 hours.
 */
public enum Period {
    HOUR(1),
    DAY(23),
    /** Begins on Monday. */
    WEEK(7 * 23),
    MONTH(28 * 23);

    private final long leastHours;

    Period(long leastHours) {
        this.leastHours = leastHours;
    }

    public static Optional<Period> named(String wire) {
        return Arrays.stream(values())
                .filter(period -> period.wire().equals(wire))
                .findFirst();
    }

    public String wire() {
        return WireNames.of(this);
    }

    /** Returns an upper bound for the number of periods between two moments. */
    public long mostBetween(Instant from, Instant to) {
        return ChronoUnit.HOURS.between(from, to) / leastHours + 2;
    }

    /** Returns the starts of all periods that overlap the time between two moments, in order. */
    List<Instant> starts(Instant from, Instant to, ZoneId zone) {
        List<Instant> starts = new ArrayList<>();
        for (ZonedDateTime start = startOf(from.atZone(zone)); start.toInstant().isBefore(to); start = after(start)) {
            starts.add(start.toInstant());
        }
        return starts;
    }

    private ZonedDateTime startOf(ZonedDateTime time) {
        LocalDate day = time.toLocalDate();
        return switch (this) {
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day.atStartOfDay(time.getZone());
            case WEEK ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay(time.getZone());
            case MONTH -> day.withDayOfMonth(1).atStartOfDay(time.getZone());
        };
    }

    private ZonedDateTime after(ZonedDateTime start) {
        LocalDate day = start.toLocalDate();
        return switch (this) {
            case HOUR -> hourAfter(start);
            case DAY -> day.plusDays(1).atStartOfDay(start.getZone());
            case WEEK -> day.plusWeeks(1).atStartOfDay(start.getZone());
            case MONTH -> day.plusMonths(1).atStartOfDay(start.getZone());
        };
    }

    // When clocks go back by half an hour, as on Lord Howe Island, the same full hour would occur twice.
    private static ZonedDateTime hourAfter(ZonedDateTime start) {
        ZonedDateTime full = start.plusHours(1).truncatedTo(ChronoUnit.HOURS);
        return full.isAfter(start) ? full : start.plusHours(1);
    }
}
