package app.parley.boot;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Regular work that may take its time, one at a time, on a thread of its own. */
public final class MaintenanceJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceJobs.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "chores");
        daemon.setDaemon(true);
        return daemon;
    });

    /** Does this now and again and again; what fails is tried again the next time. */
    public void every(Duration pause, Runnable work) {
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException | AssertionError e) {
                        LOG.error("A chore failed; it is tried again", e);
                    }
                },
                0,
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Whether what is being done should come to its end. */
    public boolean areEnding() {
        return thread.isShutdown();
    }

    /** Lets what is being done finish. It is not interrupted: H2 closes its file when that happens to who reads it. */
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
