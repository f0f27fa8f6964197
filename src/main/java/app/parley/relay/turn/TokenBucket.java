package app.parley.relay.turn;

import java.util.concurrent.TimeUnit;

/** Lets through so many bytes a second, and one second's worth at once. Not thread-safe. */
final class TokenBucket {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long perSecond;
    private long left;
    private long at;

    TokenBucket(int kbps, long now) {
        perSecond = kbps * 1_000L / 8;
        left = perSecond;
        at = now;
    }

    boolean take(int bytes, long now) {
        long passed = now - at;
        if (passed >= SECOND) {
            left = perSecond;
            at = now;
        } else {
            long gained = passed * perSecond / SECOND;
            if (gained > 0) {
                left = Math.min(perSecond, left + gained);
                at = now;
            }
        }
        if (left < bytes) {
            return false;
        }
        left -= bytes;
        return true;
    }
}
