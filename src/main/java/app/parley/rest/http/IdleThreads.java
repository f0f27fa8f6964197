package app.parley.rest.http;

import java.time.Duration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A rush of requests takes up to 250 threads, each with a stack of its own. Jetty would give them back one a minute. */
public final class IdleThreads {
    private static final Duration AFTER = Duration.ofSeconds(10);
    private static final int AT_ONCE = 100;

    private IdleThreads() {}

    public static void giveBack(Server server) {
        if (server.getThreadPool() instanceof QueuedThreadPool pool) {
            pool.setIdleTimeout((int) AFTER.toMillis());
            pool.setMaxEvictCount(AT_ONCE);
        }
    }
}
