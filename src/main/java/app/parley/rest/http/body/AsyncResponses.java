package app.parley.rest.http.body;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Sends answers on while their threads do something else, so that those who take theirs slowly cost memory, which is
 * bounded, and no threads. Where there is no memory left threads wait, but only so many that others go on.
 */
public final class AsyncResponses extends Handler.Wrapper {
    /** Far less than Jetty has threads. */
    private static final int MOST_WAITING_THREADS = 64;

    /** So slow is 1 KiB/s. */
    private static final Duration FOR_A_PIECE = Duration.ofSeconds(16);

    private final ByteBudget memory;
    private final Duration forAPiece;
    private final Semaphore waitingThreads = new Semaphore(MOST_WAITING_THREADS);

    public AsyncResponses(ByteBudget memory) {
        this(memory, FOR_A_PIECE);
    }

    /** @param forAPiece how long a reader may take for {@link AsyncResponse#PIECE} bytes */
    public AsyncResponses(ByteBudget memory, Duration forAPiece) {
        this.memory = memory;
        this.forAPiece = forAPiece;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        AsyncResponse answer = new AsyncResponse(request, response, callback, memory, waitingThreads, forAPiece);
        return super.handle(request, answer, answer.completion());
    }
}
