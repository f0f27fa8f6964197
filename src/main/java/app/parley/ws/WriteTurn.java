package app.parley.ws;

import java.util.ArrayList;
import java.util.List;

/**
 * Sockets that were given something to write while messages that had been read together were handled. They write once the
 * last of those is done, so that one system call takes what several messages caused. Thread-safe.
 */
final class WriteTurn {
    private final List<Socket> waiting = new ArrayList<>(1);

    synchronized void add(Socket socket) {
        if (!waiting.contains(socket)) {
            waiting.add(socket);
        }
    }

    synchronized List<Socket> takeAll() {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Socket> sockets = List.copyOf(waiting);
        waiting.clear();
        return sockets;
    }
}
