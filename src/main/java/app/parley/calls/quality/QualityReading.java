package app.parley.calls.quality;

import java.time.Instant;
import java.util.Map;

/**
 * The quality of one participant's connections to all peers at one moment.
 *
 * @param from the start of the measured time
 * @param to the end of the measured time
 * @param levels the level of each symptom; {@code GOOD} is left out
 */
record QualityReading(Instant from, Instant to, Map<QualitySymptom, QualityLevel> levels) {
    QualityReading {
        levels = Map.copyOf(levels);
    }

    QualityLevel of(QualitySymptom symptom) {
        return levels.getOrDefault(symptom, QualityLevel.GOOD);
    }
}
