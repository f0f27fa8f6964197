package app.parley.calls.quality;

import java.time.Instant;
import java.util.Map;

/**
 * One person's line to everybody, at one moment.
 *
 * @param from where what was measured begins
 * @param to where it ends
 * @param levels of each symptom; {@code GOOD} is left out
 */
record QualityReading(Instant from, Instant to, Map<QualitySymptom, QualityLevel> levels) {
    QualityReading {
        levels = Map.copyOf(levels);
    }

    QualityLevel of(QualitySymptom symptom) {
        return levels.getOrDefault(symptom, QualityLevel.GOOD);
    }
}
