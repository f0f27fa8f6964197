package app.parley.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** All sockets of the load, on the thread that runs it. */
public final class Loop implements AutoCloseable {
    private static final int READ_AT_ONCE = 262_144;
    private static final long LOOK_UP_MS = 10;

    private final Selector selector;
    private final ByteBuffer shared = ByteBuffer.allocate(READ_AT_ONCE);
    private final Set<Line> lines = new HashSet<>();
    private final Queue<Line> unflushed = new ArrayDeque<>();

    public Loop() throws IOException {
        selector = Selector.open();
    }

    /** Opens a line; the request is sent once it stands. */
    public Line connect(int port, String request, Line.Listener listener) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // Thousands of lines come and go: their ports must be free again at once.
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        Line line = new Line(this, channel, listener);
        lines.add(line);
        boolean stands = channel.connect(new InetSocketAddress("127.0.0.1", port));
        channel.register(selector, stands ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, line);
        line.send(request.getBytes(StandardCharsets.ISO_8859_1));
        return line;
    }

    /** Runs until that is so. @return false when it took too long */
    public boolean runUntil(BooleanSupplier done, Duration most) throws IOException {
        long end = System.nanoTime() + most.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            turn();
        }
        return true;
    }

    public void runFor(Duration time) throws IOException {
        boolean done = runUntil(() -> false, time);
        assert !done;
    }

    private void turn() throws IOException {
        flush();
        selector.select(this::ready, LOOK_UP_MS);
        flush();
    }

    private void ready(SelectionKey key) {
        Line line = (Line) key.attachment();
        try {
            if (key.isConnectable()) {
                line.channel().finishConnect();
                key.interestOps(SelectionKey.OP_READ);
            } else if (key.isReadable()) {
                line.read(shared);
            }
            if (key.isValid()) {
                line.flush(key);
            }
        } catch (IOException e) {
            line.gone(String.valueOf(e.getMessage()));
        }
    }

    private void flush() {
        for (Line line = unflushed.poll(); line != null; line = unflushed.poll()) {
            SelectionKey key = line.channel().keyFor(selector);
            try {
                if (key != null && key.isValid() && line.channel().isConnected()) {
                    line.flush(key);
                }
            } catch (IOException e) {
                line.gone(String.valueOf(e.getMessage()));
            }
        }
    }

    void toFlush(Line line) {
        unflushed.add(line);
    }

    void forget(Line line) {
        lines.remove(line);
    }

    /** Cuts every line. */
    public void cutAll() throws IOException {
        for (Line line : List.copyOf(lines)) {
            line.cut();
        }
        selector.selectNow();
    }

    @Override
    public void close() throws IOException {
        cutAll();
        selector.close();
    }
}
