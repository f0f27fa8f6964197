package app.parley.hub;

import app.parley.kernel.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One moment by both clocks: what it was on the wall, and where it lies in the time that passes.
 *
 * @param nanos as {@link TimeSource#nanos()}
 */
public record Moment(Instant at, long nanos) {
    /** What the wall would show then had nobody set the clock since: to the millisecond, as the log keeps it. */
    Instant wallAt(long then) {
        return at.plusNanos(then - nanos).truncatedTo(ChronoUnit.MILLIS);
    }

    /** The reverse of {@link #wallAt}. */
    long nanosAt(Instant wall) {
        return nanos + Duration.between(at, wall).toNanos();
    }
}
