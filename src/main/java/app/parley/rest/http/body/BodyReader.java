package app.parley.rest.http.body;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** Reads one body as it arrives, and passes the request on when the body is complete, too long or too slow. */
final class BodyReader implements Runnable {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration NEXT_LOOK = Duration.ofSeconds(1);
    private static final long SLOWEST_BYTES_PER_SECOND = 1_024;

    private final Request request;
    private final BufferedBody body;
    private final Consumer<Request> next;
    private final Scheduler scheduler;
    private final long beganAt = System.nanoTime();
    private Scheduler.@Nullable Task look;
    private boolean waits;

    /** @param next receives the request with its body, or with the failure that a read of the body throws */
    BodyReader(Request request, BufferedBody body, Consumer<Request> next) {
        this.request = request;
        this.body = body;
        this.next = next;
        scheduler = request.getConnectionMetaData().getConnector().getScheduler();
    }

    /** Reads the available bytes, and waits for more without a thread. */
    @Override
    public void run() {
        waits(false);
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                waits(true);
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                end(BufferedRequest.failing(request, of(chunk.getFailure())));
                return;
            }
            try {
                body.add(chunk.getByteBuffer());
            } catch (BodyFailure e) {
                end(BufferedRequest.failing(request, e));
                return;
            } finally {
                chunk.release();
            }
            if (chunk.isLast()) {
                end(BufferedRequest.whole(request, body.content()));
                return;
            }
        }
    }

    private static Throwable of(Throwable failure) {
        return failure instanceof TimeoutException ? new BodyFailure(BodyFailure.Why.TOO_SLOW) : failure;
    }

    private synchronized void waits(boolean now) {
        waits = now;
        if (now && look == null) {
            look = scheduler.schedule(this::look, GRACE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Fails the body like an idle timeout. Jetty then ends the waiting, and still allows an answer. */
    private synchronized void look() {
        if (!waits) {
            look = null;
            return;
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - beganAt);
        if (body.size() < seconds * SLOWEST_BYTES_PER_SECOND) {
            waits = false;
            request.getConnectionMetaData().getConnection().onIdleExpired(new TimeoutException("The body is too slow"));
        } else {
            look = scheduler.schedule(this::look, NEXT_LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void end(Request read) {
        stopLooking();
        next.accept(read);
    }

    private synchronized void stopLooking() {
        waits = false;
        if (look != null) {
            look.cancel();
        }
    }
}
