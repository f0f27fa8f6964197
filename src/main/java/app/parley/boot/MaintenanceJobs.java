package app.parley.boot;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Owns the thread for regular jobs that may take long. It runs one job at a time. */
public final class MaintenanceJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceJobs.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, work -> {
        Thread daemon = new Thread(work, "chores");
        daemon.setDaemon(true);
        return daemon;
    });

    public MaintenanceJobs() {
        // What was to be done later is not waited for by who closes this.
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Runs the work now and then regularly; a failed run is repeated at the next time. */
    public void every(Duration pause, Runnable work) {
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                guarded(work, "A chore failed; it is tried again"), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs the work once. */
    public void after(Duration wait, Runnable work) {
        ScheduledFuture<?> unused =
                thread.schedule(guarded(work, "A chore failed"), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Runnable guarded(Runnable work, String otherwise) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | AssertionError e) {
                LOG.error(otherwise, e);
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
