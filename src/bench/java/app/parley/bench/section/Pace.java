package app.parley.bench.section;

import java.time.Duration;

/**
 * How long things are measured.
 *
 * @param rounds how often each server is measured, in turn with the other
 * @param warmUp for the JIT compiler of each server
 * @param crowd how many people make a crowd
 */
public record Pace(int rounds, Duration round, Duration warmUp, int crowd) {
    public static final Pace FULL = new Pace(5, Duration.ofMillis(2_500), Duration.ofSeconds(8), 5_000);
    public static final Pace QUICK = new Pace(3, Duration.ofMillis(1_500), Duration.ofSeconds(4), 2_000);
}
