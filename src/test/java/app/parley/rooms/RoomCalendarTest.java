package app.parley.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.Schedule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomCalendarTest {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant TEN_IN_SEOUL = Instant.parse("2026-03-02T01:00:00Z");

    @Test
    void aMeetingThatHappensOnceIsInUtc() {
        String file = file("Stand-up", Schedule.of(TEN_IN_SEOUL, 15, ZoneId.of("Asia/Seoul"), List.of()));

        assertThat(lines(file))
                .containsExactly(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Parley//Rooms//EN",
                        "CALSCALE:GREGORIAN",
                        "METHOD:PUBLISH",
                        "BEGIN:VEVENT",
                        "UID:stand-up@meet.example.org",
                        "DTSTAMP:20260301T120000Z",
                        "DTSTART:20260302T010000Z",
                        "DURATION:PT15M",
                        "SUMMARY:Stand-up",
                        "LOCATION:https://meet.example.org/r/stand-up",
                        "URL:https://meet.example.org/r/stand-up",
                        "END:VEVENT",
                        "END:VCALENDAR");
    }

    @Test
    void aWeeklyMeetingKeepsItsTimeOfDayAndBringsItsTimeZone() {
        Schedule weekly = Schedule.of(
                Instant.parse("2026-03-02T09:00:00Z"), 30, ZoneId.of("Europe/Berlin"), List.of("wed", "mon"));

        assertThat(lines(file("Weekly", weekly)))
                .containsSequence("BEGIN:VTIMEZONE", "TZID:Europe/Berlin")
                .contains(
                        "DTSTART;TZID=Europe/Berlin:20260302T100000",
                        "RRULE:FREQ=WEEKLY;BYDAY=MO,WE",
                        "BEGIN:DAYLIGHT",
                        "DTSTART:20260329T020000",
                        "TZOFFSETFROM:+0100",
                        "TZOFFSETTO:+0200",
                        "BEGIN:STANDARD",
                        "DTSTART:20251026T030000");
    }

    @Test
    void itsTimeZoneSaysWhatTheClocksOfTheWorldSay() {
        for (String zone : List.of(
                "Europe/Berlin",
                "America/New_York",
                "Asia/Seoul",
                "UTC",
                "Australia/Lord_Howe",
                "Africa/Casablanca",
                "Asia/Jerusalem",
                "America/Caracas",
                "Asia/Kathmandu")) {
            Schedule weekly = Schedule.of(TEN_IN_SEOUL, 30, ZoneId.of(zone), List.of("mon", "thu"));
            List<String> lines = lines(file("Weekly", weekly));
            for (int day = 0; day < 2_000; day += 3) {
                Instant instant = weekly.startsAt().plusSeconds(day * 86_400L);
                assertThat(offsetIn(lines, instant))
                        .as(zone + " at " + instant)
                        .isEqualTo(ZoneId.of(zone).getRules().getOffset(instant));
            }
        }
    }

    @Test
    void theFirstTimeFallsOnOneOfItsDays() {
        Schedule fromMonday = Schedule.of(TEN_IN_SEOUL, 15, ZoneId.of("Asia/Seoul"), List.of("fri", "wed"));

        assertThat(fromMonday.startsAt()).isEqualTo(Instant.parse("2026-03-04T01:00:00Z"));
        assertThat(fromMonday.days()).containsExactly("wed", "fri");
    }

    @Test
    void linesHaveAtMost75OctetsAndEndInCrLf() {
        String name = "주간회의 ".repeat(30) + "\uD83D\uDE00".repeat(20);
        String file = file(name, Schedule.of(TEN_IN_SEOUL, 15, ZoneId.of("UTC"), List.of()));

        assertThat(file.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(file).endsWith("\r\n");
        for (String line : file.lines().toList()) {
            byte[] octets = line.getBytes(StandardCharsets.UTF_8);
            assertThat(octets.length).isLessThanOrEqualTo(75);
            assertThat(new String(octets, StandardCharsets.UTF_8)).doesNotContain("\uFFFD");
        }
        assertThat(lines(file)).contains("SUMMARY:" + name);
    }

    @Test
    void textIsEscaped() {
        String file = file("A;B, C\\D\r\nBEGIN:VALARM", Schedule.of(TEN_IN_SEOUL, 15, ZoneId.of("UTC"), List.of()));

        assertThat(lines(file))
                .contains("SUMMARY:A\\;B\\, C\\\\D\\nBEGIN:VALARM")
                .doesNotContain("BEGIN:VALARM");
    }

    private static String file(String name, Schedule schedule) {
        return RoomCalendar.of("stand-up@meet.example.org", name, "https://meet.example.org/r/stand-up", schedule, NOW);
    }

    /** The lines unfolded, as RFC 5545, section 3.1, has it. */
    private static List<String> lines(String file) {
        return file.replace("\r\n ", "").lines().toList();
    }

    private record Onset(Instant at, ZoneOffset offset) {}

    /** Reads the parts of VTIMEZONE as a calendar does: the last one that has begun holds. */
    private static ZoneOffset offsetIn(List<String> lines, Instant instant) {
        List<Onset> onsets = new ArrayList<>();
        String start = "";
        ZoneOffset from = ZoneOffset.UTC;
        ZoneOffset to = ZoneOffset.UTC;
        List<String> more = List.of();
        for (String line : lines.subList(lines.indexOf("BEGIN:VTIMEZONE") + 1, lines.indexOf("END:VTIMEZONE"))) {
            String value = line.substring(line.indexOf(':') + 1);
            switch (line.substring(0, line.indexOf(':'))) {
                case "BEGIN" -> more = List.of();
                case "DTSTART" -> start = value;
                case "TZOFFSETFROM" -> from = ZoneOffset.of(value);
                case "TZOFFSETTO" -> to = ZoneOffset.of(value);
                case "RDATE" -> more = List.of(value.split(",", -1));
                case "END" -> {
                    onsets.add(onset(start, from, to));
                    for (String time : more) {
                        onsets.add(onset(time, from, to));
                    }
                }
                default -> assertThat(line).startsWith("TZID:");
            }
        }
        return onsets.stream()
                .filter(onset -> !onset.at().isAfter(instant))
                .max(Comparator.comparing(Onset::at))
                .orElseThrow()
                .offset();
    }

    private static Onset onset(String local, ZoneOffset from, ZoneOffset to) {
        return new Onset(LocalDateTime.parse(local, LOCAL).toInstant(from), to);
    }
}
