package app.parley.ws;

import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writes to sockets, on the thread that has something for them; but while one thread writes, the others leave what they
 * have to it and go on reading. So writing is at once when there is little to do, and the busier the server, the more
 * messages go out with one system call. Whoever comes first is written to first. Thread-safe.
 */
final class BatchFlusher {
    /** After so many sockets the thread goes back to its own work, and another takes over. */
    private static final int WRITES_IN_A_ROW = 256;

    private final Queue<Socket> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    void flush(Collection<Socket> sockets, Executor others) {
        for (Socket socket : sockets) {
            if (socket.beginWaiting()) {
                waiting.add(socket);
            }
        }
        write(others);
    }

    private void write(Executor others) {
        while (!waiting.isEmpty() && writing.compareAndSet(false, true)) {
            boolean all = writeSome();
            writing.set(false);
            if (!all) {
                others.execute(() -> write(others));
                return;
            }
        }
    }

    /** @return whether nobody waits any more */
    private boolean writeSome() {
        for (int i = 0; i < WRITES_IN_A_ROW; i++) {
            Socket socket = waiting.poll();
            if (socket == null) {
                return true;
            }
            socket.write();
        }
        return false;
    }
}
