package app.parley;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells news a round at a time on a thread of its own, which handing out the lists of a large team may keep busy for
 * seconds while deadlines must be kept.
 */
final class Announcer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMillis(250);

    private final Runnable round;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Announcer::daemon);

    Announcer(Runnable round) {
        this.round = round;
    }

    /** The longer a round took, the longer until the next, within bounds: that leaves half of a core to everything else. */
    static Duration pauseAfter(Duration work) {
        if (work.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return work.compareTo(LONGEST) > 0 ? LONGEST : work;
    }

    void start() {
        tellAgainIn(SHORTEST);
    }

    private void tellAgainIn(Duration pause) {
        try {
            ScheduledFuture<?> unused = thread.schedule(this::tell, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("No more news is told", closed);
        }
    }

    private void tell() {
        long begun = System.nanoTime();
        try {
            round.run();
        } catch (RuntimeException | AssertionError e) {
            LOG.error("A round of news failed; the next one is told again", e);
        }
        tellAgainIn(pauseAfter(Duration.ofNanos(System.nanoTime() - begun)));
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
