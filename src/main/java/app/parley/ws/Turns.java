package app.parley.ws;

import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Whose turn it is on which thread, and who writes when it is over. Thread-safe. */
final class Turns {
    // One server's sockets share it, and nothing is static.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Turn> running = new ThreadLocal<>();

    private final Flusher[] flushers;

    /** @param writers how many threads write at a time */
    Turns(int writers) {
        flushers = new Flusher[writers];
        for (int i = 0; i < writers; i++) {
            flushers[i] = new Flusher();
        }
    }

    /** What this thread lets go waits, until {@link #pause()}, for the end of the turn. */
    void run(Turn turn) {
        running.set(turn);
    }

    void pause() {
        running.set(null);
    }

    /** Lets everything go out that waited for the turn. */
    void end(Turn turn, Executor others) {
        List<Socket> sockets = turn.takeAll();
        if (!sockets.isEmpty()) {
            flusherOf(turn).flush(sockets, others);
        }
    }

    /** Writes to the socket: at the end of this thread's turn, or now. */
    void flush(Socket socket, Executor others) {
        Turn turn = running.get();
        if (turn == null) {
            flusherOf(socket).flush(List.of(socket), others);
        } else {
            turn.add(socket);
        }
    }

    private Flusher flusherOf(Object one) {
        return flushers[Math.floorMod(System.identityHashCode(one), flushers.length)];
    }
}
