package app.parley.hub;

import app.parley.kernel.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One moment on the wall clock and on the monotonic clock.
 *
 * @param nanos as {@link TimeSource#nanos()}
 */
public record Moment(Instant at, long nanos) {
    /**
     * The wall time of another moment, as if nobody had set the clock since: to the millisecond, as the log keeps it.
     */
    Instant wallAt(long then) {
        return at.plusNanos(then - nanos).truncatedTo(ChronoUnit.MILLIS);
    }

    /** The reverse of {@link #wallAt}. */
    long nanosAt(Instant wall) {
        return nanos + Duration.between(at, wall).toNanos();
    }
}
