package app.parley.calls.quality;

import app.parley.kernel.WireNames;

/** The quality levels of a connection, the better first. */
public enum QualityLevel {
    GOOD,
    FAIR,
    POOR;

    public String wire() {
        return WireNames.of(this);
    }

    boolean isWorseThan(QualityLevel other) {
        return compareTo(other) > 0;
    }
}
