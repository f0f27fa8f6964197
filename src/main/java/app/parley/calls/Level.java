package app.parley.calls;

import java.util.Locale;

/** How good a line was, the better first. */
public enum Level {
    GOOD,
    FAIR,
    POOR;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isWorseThan(Level other) {
        return compareTo(other) > 0;
    }
}
