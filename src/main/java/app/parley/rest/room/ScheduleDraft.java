package app.parley.rest.room;

import app.parley.hub.value.Schedule;
import app.parley.rest.http.RequestFields;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the time of a room in a request. */
final class ScheduleDraft {
    private static final int LEAST_MINUTES = 5;
    private static final int MOST_MINUTES = 1_440;
    private static final int USUAL_MINUTES = 30;

    private ScheduleDraft() {}

    /** @return null where the fields have faults, which the input reports */
    static @Nullable Schedule read(RequestFields input) {
        Instant startsAt = input.time("startsAt");
        Integer minutes = input.integerOrNull("minutes", LEAST_MINUTES, MOST_MINUTES);
        String zone = input.string("timeZone");
        boolean known = ZoneId.getAvailableZoneIds().contains(zone);
        if (!known) {
            input.fault("timeZone", "must be an IANA time zone such as Asia/Seoul");
        }
        Set<String> days = input.isNullOrAbsent("days") || input.isEmptyList("days")
                ? Set.of()
                : input.someOf("days", ScheduleDraft::day, "mon, tue, wed, thu, fri, sat, sun");
        return startsAt == null || !known
                ? null
                : Schedule.of(startsAt, minutes == null ? USUAL_MINUTES : minutes, ZoneId.of(zone), List.copyOf(days));
    }

    private static Optional<String> day(String wire) {
        return Schedule.day(wire).map(day -> wire);
    }
}
