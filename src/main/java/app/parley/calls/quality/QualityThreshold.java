package app.parley.calls.quality;

import org.jspecify.annotations.Nullable;

/** Above {@code fair} a figure is no longer good, above {@code poor} it is poor. The dot in a call has the same. */
record QualityThreshold(double fair, double poor) {
    static final QualityThreshold LOSS_PERCENT = new QualityThreshold(3, 10);
    static final QualityThreshold RTT_MS = new QualityThreshold(400, 1_000);
    static final QualityThreshold JITTER_MS = new QualityThreshold(40, 100);

    QualityLevel of(@Nullable Double value) {
        if (value == null || value <= fair) {
            return QualityLevel.GOOD;
        }
        return value > poor ? QualityLevel.POOR : QualityLevel.FAIR;
    }
}
