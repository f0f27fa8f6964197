package app.parley.rest;

import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Reads on for a while where a request was answered before its body was read: clients that send all of it first would
 * otherwise meet a broken connection, and never see the 413 or 401 that waits for them.
 */
final class UnreadBodies extends Handler.Wrapper {
    private static final long MOST_BYTES = 16L * 1_048_576;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean hasBody = request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        return super.handle(request, response, hasBody ? new Rest(request, callback) : callback);
    }

    /** Reads without a thread that waits, whenever something has come. */
    private static final class Rest extends Callback.Nested implements Runnable {
        private final Request request;
        private long read;
        private long start;

        Rest(Request request, Callback callback) {
            super(callback);
            this.request = request;
        }

        @Override
        public void succeeded() {
            start = System.nanoTime();
            run();
        }

        @Override
        public void run() {
            while (read < MOST_BYTES && System.nanoTime() - start < PATIENCE.toNanos()) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                read += chunk.remaining();
                boolean over = chunk.isLast() || Content.Chunk.isFailure(chunk);
                chunk.release();
                if (over) {
                    break;
                }
            }
            super.succeeded();
        }
    }
}
