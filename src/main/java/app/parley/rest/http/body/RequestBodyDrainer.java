package app.parley.rest.http.body;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Reads the body for a while after its request was answered. A client that sends the whole body first would otherwise
 * see a broken connection instead of the 413 or 401.
 */
public final class RequestBodyDrainer extends Handler.Wrapper {
    private static final int CHUNK_BYTES = 65_536;
    private static final long MOST_BYTES = 16L * 1_048_576;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Callback last = BufferedBodies.hasBody(request) ? new Rest(request, callback) : callback;
        return super.handle(request, response, last);
    }

    /** Reads without a waiting thread, each time bytes have arrived. */
    private static final class Rest extends Callback.Nested {
        private final Request request;
        private final ByteBuffer bytes = BufferUtil.allocate(CHUNK_BYTES);
        private long read;
        private long start;

        Rest(Request request, Callback callback) {
            super(callback);
            this.request = request;
        }

        @Override
        public void succeeded() {
            start = System.nanoTime();
            // Jetty reports an unread body as a failure, and has closed its half of the connection. No reader needs the
            // bytes that still arrive.
            Content.Chunk chunk = request.read();
            boolean unread = Content.Chunk.isFailure(chunk);
            if (chunk != null) {
                chunk.release();
            }
            if (unread) {
                discard(request.getConnectionMetaData().getConnection().getEndPoint());
            } else {
                done();
            }
        }

        private void discard(EndPoint line) {
            try {
                while (read < MOST_BYTES && System.nanoTime() - start < PATIENCE.toNanos()) {
                    int count = line.fill(bytes);
                    if (count < 0) {
                        break;
                    }
                    if (count == 0) {
                        if (line.tryFillInterested(Callback.from(() -> discard(line), failure -> done()))) {
                            return;
                        }
                        // Another reader still waits for the body, because the body is so slow. The rest is not needed.
                        break;
                    }
                    read += count;
                    BufferUtil.clear(bytes);
                }
            } catch (IOException e) {
                // The client closed the connection, which needs no further action.
            }
            done();
        }

        private void done() {
            super.succeeded();
        }
    }
}
