package app.parley.calls.quality;

import app.parley.kernel.WireNames;


/** How good a line was, the better first. */
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
