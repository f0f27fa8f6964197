package app.parley.protocol;

import app.parley.kernel.TimeSource;

/** A token bucket. Not thread-safe: one client's messages come one at a time. */
public final class RateLimiter {
    private static final double NANOS_PER_SECOND = 1e9;

    private final TimeSource clock;
    private final int perSecond;
    private final int burst;
    private double left;
    private long filledAt;

    public RateLimiter(TimeSource clock, int perSecond, int burst) {
        this.clock = clock;
        this.perSecond = perSecond;
        this.burst = burst;
        this.left = burst;
        this.filledAt = clock.nanos();
    }

    /** @return false when there was none left to take */
    public boolean take() {
        long now = clock.nanos();
        left = Math.min(burst, left + (now - filledAt) * perSecond / NANOS_PER_SECOND);
        filledAt = now;
        if (left < 1) {
            return false;
        }
        left -= 1;
        return true;
    }
}
