package app.parley.kernel;

import java.time.Instant;
import java.time.InstantSource;

/**
 * What time it is, for people and the log; and how time passes, which no setting of the clock changes: whatever takes
 * time in memory is measured by that. Thread-safe.
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
