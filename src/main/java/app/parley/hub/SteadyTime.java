package app.parley.hub;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Time to measure pauses by. The system's clock is set now and then, which must neither end one nor make it longer. */
public final class SteadyTime {
    private SteadyTime() {}

    /** @return nanoseconds since some moment; by the clock itself where that is a test's, which is told when to move */
    public static LongSupplier of(InstantSource clock) {
        return clock == InstantSource.system()
                ? System::nanoTime
                : () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos();
    }
}
