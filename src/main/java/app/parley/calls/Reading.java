package app.parley.calls;

import java.time.Instant;
import java.util.Map;

/**
 * One person's line to everybody, at one moment.
 *
 * @param from where what was measured begins
 * @param to where it ends
 * @param levels of each symptom; {@code GOOD} is left out
 */
record Reading(Instant from, Instant to, Map<Symptom, Level> levels) {
    Reading {
        levels = Map.copyOf(levels);
    }

    Level of(Symptom symptom) {
        return levels.getOrDefault(symptom, Level.GOOD);
    }
}
