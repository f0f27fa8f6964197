package app.parley.kernel;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The wall clock, for people and the log, and the monotonic clock, which setting the time does not change: everything
 * that waits or measures uses the monotonic clock. Thread-safe.
 */
public interface TimeSource extends InstantSource {
    /** Nanoseconds since a moment of its own, as {@link System#nanoTime()}: only differences mean something. */
    long nanos();

    /** The time of this machine. */
    static TimeSource system() {
        InstantSource wall = InstantSource.system();
        return new TimeSource() {
            @Override
            public Instant instant() {
                return wall.instant();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }
        };
    }
}
