package app.parley.testing;

import app.parley.kernel.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** A clock that moves only when told to. */
public final class TestClock implements TimeSource {
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    // Near the end of its range: differences have to hold where it overflows.
    private long nanos = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    /** Time passes. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
        nanos += by.toNanos();
    }

    /** Somebody sets it, forward or back; no time passes. */
    public synchronized void set(Duration by) {
        now = now.plus(by);
    }
}
