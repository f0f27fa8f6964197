package app.parley.boot;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Owns the thread for regular jobs that may take long. It runs one job at a time. */
public final class MaintenanceJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceJobs.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "chores");
        daemon.setDaemon(true);
        return daemon;
    });

    /** Runs the work now and then regularly; a failed run is repeated at the next time. */
    public void every(Duration pause, Runnable work) {
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(guarded(work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs the work once. */
    public void after(Duration wait, Runnable work) {
        ScheduledFuture<?> unused = thread.schedule(guarded(work), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | AssertionError e) {
                LOG.error("A chore failed; it is tried again", e);
            }
        };
    }

    /** Returns whether a running job should stop. */
    public boolean areEnding() {
        return thread.isShutdown();
    }

    /**
     * Lets a running job finish. It is not interrupted, because H2 closes its file if a reading thread is interrupted.
     */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A chore is not done; it is left where it is");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
