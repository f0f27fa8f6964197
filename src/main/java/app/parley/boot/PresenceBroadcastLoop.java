package app.parley.boot;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the thread that broadcasts presence changes in rounds. Sending the lists of a large team can take seconds, and
 * deadlines must be kept meanwhile. Between the rounds the thread serves clients that wait for a list.
 */
public final class PresenceBroadcastLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PresenceBroadcastLoop.class);
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMillis(250);
    private static final Duration BREATH = Duration.ofMillis(20);

    private final BooleanSupplier round;
    private final BooleanSupplier serve;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(PresenceBroadcastLoop::daemon);
    private long nextRound = System.nanoTime();

    /**
     * @param round broadcasts the changes, and returns whether clients wait for a list
     * @param serve sends lists to some of these clients, and returns whether others still wait
     */
    public PresenceBroadcastLoop(BooleanSupplier round, BooleanSupplier serve) {
        this.round = round;
        this.serve = serve;
    }

    /**
     * The pause grows with the length of the round, within bounds, so that half of a core stays free for other work.
     */
    static Duration pauseAfter(Duration work) {
        if (work.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return work.compareTo(LONGEST) > 0 ? LONGEST : work;
    }

    public void start() {
        goOnIn(SHORTEST);
    }

    private void goOnIn(Duration pause) {
        try {
            ScheduledFuture<?> unused = thread.schedule(this::turn, pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("No more news is told", closed);
        }
    }

    private void turn() {
        boolean peopleWait = false;
        try {
            peopleWait = System.nanoTime() - nextRound >= 0 ? round() : serve.getAsBoolean();
        } catch (RuntimeException | AssertionError e) {
            LOG.error("A round of news failed; the next one is told again", e);
        }
        Duration untilRound = Duration.ofNanos(Math.max(0, nextRound - System.nanoTime()));
        goOnIn(peopleWait && BREATH.compareTo(untilRound) < 0 ? BREATH : untilRound);
    }

    private boolean round() {
        long begun = System.nanoTime();
        nextRound = begun + LONGEST.toNanos();
        boolean peopleWait = round.getAsBoolean();
        long now = System.nanoTime();
        nextRound = now + pauseAfter(Duration.ofNanos(now - begun)).toNanos();
        return peopleWait;
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "announcer");
        thread.setDaemon(true);
        return thread;
    }
}
