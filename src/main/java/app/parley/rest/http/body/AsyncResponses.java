package app.parley.rest.http.body;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Continues to send answers after their threads are free, so that slow readers cost bounded memory, and no threads. If
 * that memory is used up, threads wait, but only so many that others remain.
 */
public final class AsyncResponses extends Handler.Wrapper {
    /** Far below the number of Jetty's threads. */
    private static final int MOST_WAITING_THREADS = 64;

    /** This corresponds to 1 KiB/s. */
    private static final Duration FOR_A_PIECE = Duration.ofSeconds(16);

    private final ByteBudget memory;
    private final Duration forAPiece;
    private final Semaphore waitingThreads = new Semaphore(MOST_WAITING_THREADS);

    public AsyncResponses(ByteBudget memory) {
        this(memory, FOR_A_PIECE);
    }

    /** @param forAPiece the longest time that a reader may take for {@link AsyncResponse#PIECE} bytes */
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
