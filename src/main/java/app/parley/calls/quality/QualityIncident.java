package app.parley.calls.quality;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A time range in which one participant's connection had a symptom.
 *
 * @param level the worst level in that time: {@code FAIR} or {@code POOR}
 * @param throughout whether the symptom lasted for nearly all of the measured time
 */
public record QualityIncident(QualitySymptom what, QualityLevel level, Instant from, Instant to, boolean throughout) {
    /** Returns the incidents as one line that {@link #parse} reads. */
    public static String text(List<QualityIncident> incidents) {
        return incidents.stream()
                .map(incident -> "%s %s %d %d %b"
                        .formatted(
                                incident.what,
                                incident.level,
                                incident.from.toEpochMilli(),
                                incident.to.toEpochMilli(),
                                incident.throughout))
                .collect(Collectors.joining(";"));
    }

    /** @throws IllegalArgumentException if {@link #text} did not make this text */
    public static List<QualityIncident> parse(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(";", -1)).map(QualityIncident::one).toList();
    }

    private static QualityIncident one(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException("no spell: " + text);
        }
        return new QualityIncident(
                QualitySymptom.valueOf(parts[0]),
                QualityLevel.valueOf(parts[1]),
                Instant.ofEpochMilli(Long.parseLong(parts[2])),
                Instant.ofEpochMilli(Long.parseLong(parts[3])),
                Boolean.parseBoolean(parts[4]));
    }
}
