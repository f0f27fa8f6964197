package app.parley.dialect;

import java.time.InstantSource;

/** A token bucket. Not thread-safe: one client's messages come one at a time. */
final class RateLimiter {
    private final InstantSource clock;
    private final int perSecond;
    private final int burst;
    private double left;
    private long filledAt;

    RateLimiter(InstantSource clock, int perSecond, int burst) {
        this.clock = clock;
        this.perSecond = perSecond;
        this.burst = burst;
        this.left = burst;
        this.filledAt = clock.millis();
    }

    /** @return false when there was none left to take */
    boolean take() {
        long now = clock.millis();
        left = Math.min(burst, left + Math.max(0, now - filledAt) * perSecond / 1_000.0);
        filledAt = now;
        if (left < 1) {
            return false;
        }
        left -= 1;
        return true;
    }
}
