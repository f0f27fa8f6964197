package app.parley.checks;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param detail values for its sentences; never a secret
 */
public record Finding(CheckOutcome outcome, Map<String, String> detail) {
    public Finding {
        detail = Map.copyOf(detail);
    }

    static Finding of(CheckOutcome outcome) {
        return new Finding(outcome, Map.of());
    }

    static Finding of(CheckOutcome outcome, String name, String value) {
        return new Finding(outcome, Map.of(name, value));
    }

    static Finding of(CheckOutcome outcome, String name, String value, String otherName, String otherValue) {
        return new Finding(outcome, Map.of(name, value, otherName, otherValue));
    }

    /** A sentence in English. */
    public String text() {
        return filled(outcome.text());
    }

    /** What to do, in English; null where nothing is. */
    public @Nullable String advice() {
        String advice = outcome.advice();
        return advice == null ? null : filled(advice);
    }

    private String filled(String template) {
        String filled = template;
        for (Map.Entry<String, String> value : detail.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
