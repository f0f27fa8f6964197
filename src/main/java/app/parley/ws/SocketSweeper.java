package app.parley.ws;

import app.parley.protocol.FailureLog;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after all sockets, a few times a second, on a thread of its own. */
final class SocketSweeper implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SocketSweeper.class);

    private final SocketRegistry registry;
    private final SlowRequestGuard slowRequests;
    private final SocketTimeouts timeouts;
    private final ScheduledExecutorService thread;

    SocketSweeper(SocketRegistry registry, SlowRequestGuard slowRequests, SocketTimeouts timeouts) {
        this.registry = registry;
        this.slowRequests = slowRequests;
        this.timeouts = timeouts;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "sockets");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    void start() {
        Duration tick = timeouts.tick();
        var running = thread.scheduleWithFixedDelay(this::tick, tick.toNanos(), tick.toNanos(), TimeUnit.NANOSECONDS);
        assert !running.isDone();
    }

    private void tick() {
        long now = System.nanoTime();
        for (Socket socket : registry.open()) {
            try {
                socket.tick(now);
            } catch (RuntimeException e) {
                FailureLog.error(log, socket.handshake(), "A socket could not be looked after", e);
            }
        }
        slowRequests.tick(now, timeouts.headers().toNanos());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
