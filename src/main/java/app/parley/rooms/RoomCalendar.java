package app.parley.rooms;

import app.parley.hub.value.Schedule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A room's time as a calendar file (RFC 5545), with the rules of its time zone in it. */
public final class RoomCalendar {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    /** How long the file knows when clocks change; calendars know most zones by their names anyhow. */
    private static final int YEARS_KNOWN = 10;

    private RoomCalendar() {}

    /**
     * @param uid the same for the same room, so that a file that is opened again changes the entry
     * @param now when the file is made
     */
    public static String of(String uid, String name, String address, Schedule schedule, Instant now) {
        ICalendar out = new ICalendar();
        out.line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .line("PRODID", "-//Parley//Rooms//EN")
                .line("CALSCALE", "GREGORIAN")
                .line("METHOD", "PUBLISH");
        boolean weekly = !schedule.days().isEmpty();
        if (weekly) {
            addZone(out, schedule, now);
        }
        out.line("BEGIN", "VEVENT").line("UID", uid).line("DTSTAMP", utc(now));
        if (weekly) {
            out.line("DTSTART;TZID=" + schedule.timeZone(), LOCAL.format(local(schedule)))
                    .line("RRULE", "FREQ=WEEKLY;BYDAY=" + days(schedule));
        } else {
            out.line("DTSTART", utc(schedule.startsAt()));
        }
        out.line("DURATION", "PT" + schedule.minutes() + "M")
                .text("SUMMARY", name)
                .text("LOCATION", address)
                .line("URL", address)
                .line("END", "VEVENT")
                .line("END", "VCALENDAR");
        return out.toString();
    }

    private static LocalDateTime local(Schedule schedule) {
        return schedule.startsAt().atZone(schedule.zone()).toLocalDateTime();
    }

    private static String utc(Instant instant) {
        return LOCAL.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
    }

    private static String days(Schedule schedule) {
        return schedule.days().stream()
                .map(day -> day.substring(0, 2).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }

    /** Each kind of change is one part, with the moments at which it happens. */
    private static void addZone(ICalendar out, Schedule schedule, Instant now) {
        ZoneRules rules = schedule.zone().getRules();
        out.line("BEGIN", "VTIMEZONE").line("TZID", schedule.timeZone());
        Map<List<ZoneOffset>, List<ZoneOffsetTransition>> changes = new LinkedHashMap<>();
        for (ZoneOffsetTransition change : changes(rules, schedule.startsAt(), now)) {
            changes.computeIfAbsent(
                            List.of(change.getOffsetBefore(), change.getOffsetAfter()), same -> new ArrayList<>())
                    .add(change);
        }
        if (changes.isEmpty()) {
            ZoneOffset always = rules.getOffset(schedule.startsAt());
            addPart(out, "STANDARD", List.of(always, always), List.of(LocalDateTime.of(1970, 1, 1, 0, 0)));
        }
        changes.forEach((offsets, times) -> addPart(
                out,
                rules.isDaylightSavings(times.get(0).getInstant()) ? "DAYLIGHT" : "STANDARD",
                offsets,
                times.stream().map(ZoneOffsetTransition::getDateTimeBefore).toList()));
        out.line("END", "VTIMEZONE");
    }

    /** Returns the last change before the first time, and those of the years to come. */
    private static List<ZoneOffsetTransition> changes(ZoneRules rules, Instant first, Instant now) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        Instant last = (now.isAfter(first) ? now : first)
                .atOffset(ZoneOffset.UTC)
                .plusYears(YEARS_KNOWN)
                .toInstant();
        ZoneOffsetTransition change = rules.previousTransition(first.plusSeconds(1));
        if (change == null) {
            change = rules.nextTransition(first);
        }
        while (change != null && change.getInstant().isBefore(last)) {
            changes.add(change);
            change = rules.nextTransition(change.getInstant());
        }
        return changes;
    }

    private static void addPart(ICalendar out, String kind, List<ZoneOffset> offsets, List<LocalDateTime> times) {
        out.line("BEGIN", kind)
                .line("DTSTART", LOCAL.format(times.get(0)))
                .line("TZOFFSETFROM", offset(offsets.get(0)))
                .line("TZOFFSETTO", offset(offsets.get(1)));
        if (times.size() > 1) {
            out.line("RDATE", times.stream().skip(1).map(LOCAL::format).collect(Collectors.joining(",")));
        }
        out.line("END", kind);
    }

    /** {@code +0900}, with seconds only where there are any. */
    private static String offset(ZoneOffset offset) {
        return offset.getTotalSeconds() == 0 ? "+0000" : offset.getId().replace(":", "");
    }
}
