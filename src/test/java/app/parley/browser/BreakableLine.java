package app.parley.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A way to the server that can be cut: what goes through it is gone without a good-bye, and nothing new goes through. */
final class BreakableLine implements AutoCloseable {
    private static final int MASKED = 0x80;
    private static final int NO_CODE = 1005;
    private static final int NO_FRAME = 1006;

    private final int server;
    private final ServerSocket entrance;
    private final Set<Carried> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;

    private record Carried(Socket near, Socket far) {}

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

    /**
     * Lets nothing through either, and closes the WebSockets that are carried in order, as a proxy that ends.
     *
     * @param code 1005 for a close frame without one, 1006 for no such frame, only the end of the line
     */
    void closeInOrder(int code) {
        isCut = true;
        for (Carried carried : open) {
            end(carried.near(), code, 0);
            end(carried.far(), code, MASKED);
        }
    }

    private static void end(Socket socket, int code, int masked) {
        int length = code == NO_CODE ? 0 : 2;
        ByteBuffer frame = ByteBuffer.allocate(8);
        frame.put((byte) 0x88).put((byte) (masked | length)).put(new byte[masked == 0 ? 0 : 4]);
        frame.put(new byte[] {(byte) (code >> Byte.SIZE), (byte) code}, 0, length);
        try {
            if (code != NO_FRAME) {
                socket.getOutputStream().write(frame.array(), 0, frame.position());
            }
            socket.shutdownOutput();
        } catch (IOException e) {
            // It has ended already.
        }
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
        Carried carried = new Carried(near, far);
        open.add(carried);
        AtomicInteger directions = new AtomicInteger(2);
        start("out", () -> pump(near, far, directions, carried));
        start("in", () -> pump(far, near, directions, carried));
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
    private void pump(Socket from, Socket to, AtomicInteger directions, Carried carried) {
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
            open.remove(carried);
            close(carried);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Carried carried) {
        try {
            carried.near().close();
            carried.far().close();
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
