package app.parley.calls.quality;

import java.util.Locale;

/** The quality levels of a connection, the better first. */
public enum QualityLevel {
    GOOD,
    FAIR,
    POOR;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isWorseThan(QualityLevel other) {
        return compareTo(other) > 0;
    }
}
