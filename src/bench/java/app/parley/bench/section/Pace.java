package app.parley.bench.section;

import java.time.Duration;

/**
 * How long things are measured.
 *
 * @param rounds how often each server is measured, in turn with the other
 * @param warmUp CPU time that each server is given before it is measured
 * @param crowd how many people make a crowd
 * @param minute how long the first and the second minute after a start last
 * @param turn one load at one server, where many alternate
 */
public record Pace(int rounds, Duration round, Duration warmUp, int crowd, Duration minute, Duration turn) {
    private static final Duration TURN = Duration.ofMillis(1_200);

    public static final Pace FULL =
            new Pace(5, Duration.ofMillis(2_500), Duration.ofSeconds(15), 5_000, Duration.ofSeconds(60), TURN);
    public static final Pace QUICK =
            new Pace(3, Duration.ofMillis(1_500), Duration.ofSeconds(5), 2_000, Duration.ofSeconds(20), TURN);

    /** The same, where servers have more code to compile before they are as fast as they get. */
    public Pace warmingUp(int timesAsLong) {
        return new Pace(rounds, round, warmUp.multipliedBy(timesAsLong), crowd, minute, turn);
    }
}
