package app.parley.ws;

import org.jspecify.annotations.Nullable;

/** Whose turn it is on which thread. Thread-safe. */
final class Turns {
    private final ThreadLocal<@Nullable Turn> running = new ThreadLocal<>();

    /** What this thread lets go waits, until {@link #pause()}, for the end of the turn. */
    void run(Turn turn) {
        running.set(turn);
    }

    void pause() {
        running.set(null);
    }

    /** @return false when nothing is going on that the socket could wait for */
    boolean postpones(Socket socket) {
        Turn turn = running.get();
        if (turn != null) {
            turn.add(socket);
        }
        return turn != null;
    }
}
