package app.parley.calls.quality;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A time when something was wrong with a person's line.
 *
 * @param level the worst it came to: {@code FAIR} or {@code POOR}
 * @param throughout whether it was so for nearly all that was measured
 */
public record QualityIncident(QualitySymptom what, QualityLevel level, Instant from, Instant to, boolean throughout) {
    /** Spells as one line that {@link #parse} reads. */
    public static String text(List<QualityIncident> spells) {
        return spells.stream()
                .map(spell -> "%s %s %d %d %b"
                        .formatted(
                                spell.what,
                                spell.level,
                                spell.from.toEpochMilli(),
                                spell.to.toEpochMilli(),
                                spell.throughout))
                .collect(Collectors.joining(";"));
    }

    /** @throws IllegalArgumentException for what {@link #text} never made */
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
