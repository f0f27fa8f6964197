package app.parley.store.db;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a step of the start, and logs a message if it takes long. */
final class SlowStep {
    private static final Logger LOG = LoggerFactory.getLogger(SlowStep.class);
    private static final Duration LONG = Duration.ofSeconds(3);

    private final CountDownLatch done = new CountDownLatch(1);

    private SlowStep() {}

    static SlowStep begin(String what) {
        SlowStep step = new SlowStep();
        Thread thread = new Thread(() -> step.sayWhenLong(what), "slow step");
        thread.setDaemon(true);
        thread.start();
        return step;
    }

    private void sayWhenLong(String what) {
        try {
            if (!done.await(LONG.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("{}; the server starts when that is done, which may take minutes", what);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void end() {
        done.countDown();
    }
}
