package app.parley.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A way to the server that can be cut: what goes through it is gone without a good-bye, and nothing new goes through. */
final class BreakableLine implements AutoCloseable {
    private final int server;
    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;

    BreakableLine(int server) throws IOException {
        this.server = server;
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start("line to " + server, this::accept);
    }

    String origin() {
        return "http://localhost:" + entrance.getLocalPort();
    }

    void cut() {
        isCut = true;
        open.forEach(BreakableLine::close);
        open.clear();
    }

    void mend() {
        isCut = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                carry(entrance.accept());
            } catch (IOException e) {
                return;
            }
        }
    }

    private void carry(Socket near) throws IOException {
        if (isCut) {
            near.close();
            return;
        }
        Socket far = toServer();
        if (far == null) {
            near.close();
            return;
        }
        open.add(near);
        open.add(far);
        AtomicInteger directions = new AtomicInteger(2);
        start("out", () -> pump(near, far, directions));
        start("in", () -> pump(far, near, directions));
    }

    /** Null while nobody listens there. */
    private @Nullable Socket toServer() {
        try {
            return new Socket("localhost", server);
        } catch (IOException e) {
            return null;
        }
    }

    /** As a wire does it: what was sent arrives, whatever became of the other direction. */
    private void pump(Socket from, Socket to, AtomicInteger directions) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // The end of this direction only.
        }
        try {
            to.shutdownOutput();
        } catch (IOException e) {
            // It is closed.
        }
        if (directions.decrementAndGet() == 0) {
            open.removeAll(List.of(from, to));
            close(from);
            close(to);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }
}
