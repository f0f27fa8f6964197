package app.parley.threads;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks of one kind on the server's threads, only so many at a time. The others wait their turn without a thread, so
 * that work that is slow takes none from work that is not. Thread-safe.
 */
public final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final Executor threads;
    private final int atOnce;
    private final int mostWaiting;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    Lane(Executor threads, int atOnce, int mostWaiting) {
        this.threads = threads;
        this.atOnce = atOnce;
        this.mostWaiting = mostWaiting;
    }

    /**
     * Runs the task now or in its turn.
     *
     * @return false if too many wait already; it is not run then
     */
    public boolean tryRun(Runnable task) {
        synchronized (this) {
            if (running == atOnce) {
                return waiting.size() < mostWaiting && waiting.add(task);
            }
            running++;
        }
        start(task);
        return true;
    }

    private void start(Runnable task) {
        try {
            threads.execute(() -> run(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("The server ends", e);
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } finally {
            Runnable next = next();
            if (next != null) {
                start(next);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = waiting.poll();
        if (next == null) {
            running--;
        }
        return next;
    }
}
