package app.parley.calls.quality;

import org.jspecify.annotations.Nullable;

/**
 * Two limits for a figure: above {@code fair} it is not good, above {@code poor} it is poor. The quality dot in a call
 * uses the same limits.
 */
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
