package app.parley.ws;

import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Whose turn it is on which thread. Thread-safe. */
final class WriteCoalescer {
    // One server's sockets share it, and nothing is static.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable WriteTurn> running = new ThreadLocal<>();

    private final BatchFlusher flusher = new BatchFlusher();

    /** What this thread lets go waits, until {@link #pause()}, for the end of the turn. */
    void run(WriteTurn turn) {
        running.set(turn);
    }

    void pause() {
        running.set(null);
    }

    /** Lets everything go out that waited for the turn. */
    void end(WriteTurn turn, Executor others) {
        List<Socket> sockets = turn.takeAll();
        if (!sockets.isEmpty()) {
            flusher.flush(sockets, others);
        }
    }

    /**
     * Writes to the socket: at the end of this thread's turn, or now. Then what its own client has caused goes first: a
     * receipt does not come before what it is for.
     */
    void flush(Socket socket, WriteTurn own, Executor others) {
        WriteTurn turn = running.get();
        if (turn == null) {
            own.add(socket);
            end(own, others);
        } else {
            turn.add(socket);
        }
    }
}
