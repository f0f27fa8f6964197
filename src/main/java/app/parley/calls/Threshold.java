package app.parley.calls;

import org.jspecify.annotations.Nullable;

/** Above {@code fair} a figure is no longer good, above {@code poor} it is poor. The dot in a call has the same. */
record Threshold(double fair, double poor) {
    static final Threshold LOSS_PERCENT = new Threshold(3, 10);
    static final Threshold RTT_MS = new Threshold(400, 1_000);
    static final Threshold JITTER_MS = new Threshold(40, 100);

    Level of(@Nullable Double value) {
        if (value == null || value <= fair) {
            return Level.GOOD;
        }
        return value > poor ? Level.POOR : Level.FAIR;
    }
}
