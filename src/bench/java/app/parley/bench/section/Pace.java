package app.parley.bench.section;

import java.time.Duration;

/**
 * How long things are measured.
 *
 * @param rounds how often each server is measured, in turn with the other
 * @param warmUp CPU time that each server is given before it is measured
 * @param crowd how many people make a crowd
 */
public record Pace(int rounds, Duration round, Duration warmUp, int crowd) {
    public static final Pace FULL = new Pace(5, Duration.ofMillis(2_500), Duration.ofSeconds(15), 5_000);
    public static final Pace QUICK = new Pace(3, Duration.ofMillis(1_500), Duration.ofSeconds(5), 2_000);

    /** The same, where servers have more code to compile before they are as fast as they get. */
    public Pace warmingUp(int timesAsLong) {
        return new Pace(rounds, round, warmUp.multipliedBy(timesAsLong), crowd);
    }
}
