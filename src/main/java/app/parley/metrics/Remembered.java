package app.parley.metrics;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Figures that belong together, asked for once a scrape and not once a figure. Thread-safe. */
public final class Remembered<T> {
    private static final long LONG_ENOUGH = Duration.ofMillis(500).toNanos();

    private final Supplier<T> source;
    private @Nullable T latest;
    private long takenAt;

    public Remembered(Supplier<T> source) {
        this.source = source;
    }

    public synchronized T get() {
        T known = latest;
        long now = System.nanoTime();
        if (known == null || now - takenAt > LONG_ENOUGH) {
            known = source.get();
            latest = known;
            takenAt = now;
        }
        return known;
    }
}
