package app.parley.hub.value;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When people meet in a room: once, or each week on some days, at one time of day wherever the clocks stand then.
 *
 * @param startsAt the first time
 * @param timeZone whose clocks and days count, IANA
 * @param days {@code mon} to {@code sun}, in the order of the week; empty for once
 */
public record Schedule(Instant startsAt, int minutes, String timeZone, List<String> days) {
    public Schedule {
        days = inOrder(days);
    }

    /** The first time falls on one of the days: it is moved to the next of them where it does not. */
    public static Schedule of(Instant startsAt, int minutes, ZoneId zone, List<String> days) {
        List<DayOfWeek> wanted = days.stream().flatMap(day -> day(day).stream()).toList();
        ZonedDateTime first = startsAt.atZone(zone);
        while (!wanted.isEmpty() && !wanted.contains(first.getDayOfWeek())) {
            first = first.plusDays(1);
        }
        return new Schedule(first.toInstant(), minutes, zone.getId(), days);
    }

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    public static Optional<DayOfWeek> day(String wire) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> wire(day).equals(wire))
                .findFirst();
    }

    private static String wire(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static List<String> inOrder(List<String> days) {
        return days.stream()
                .flatMap(day -> day(day).stream())
                .distinct()
                .sorted()
                .map(Schedule::wire)
                .toList();
    }
}
