package app.parley.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/**
 * One socket of the load. Frames are masked and put together beforehand, so that sending is copying. All of it belongs to
 * the loop's thread, but for {@link #sendNow}.
 */
public final class Line {
    private static final byte[] NOTHING = new byte[0];
    private static final int WORTH_KEEPING = 16_384;

    private final Loop loop;
    private final SocketChannel channel;
    private final Listener listener;
    private final FrameReader reader;
    private final Object writing = new Object();
    private byte[] unsent = NOTHING;
    private int length;
    private boolean waiting;

    /** Hears what comes in. The bytes are only good during the call. */
    public interface Listener {
        /** The server has answered the upgrade. */
        void opened();

        void message(byte[] bytes, int from, int to);

        /**
         * Takes a fragment as it comes, where thousands of large messages must not be kept at once.
         *
         * @return false to get the whole message instead
         */
        default boolean part(byte[] bytes, int from, int to, boolean last) {
            return false;
        }

        /** The server has closed, or cut the line. */
        void closed(String how);
    }

    Line(Loop loop, SocketChannel channel, Listener listener) {
        this.loop = loop;
        this.channel = channel;
        this.listener = listener;
        this.reader = new FrameReader(this, listener);
    }

    /** Queues a frame; it goes with the next {@link #flush()}, at the latest at the end of the loop's turn. */
    public void send(byte[] frame) {
        synchronized (writing) {
            if (length + frame.length > unsent.length) {
                unsent = Arrays.copyOf(unsent, Math.max(2 * unsent.length, length + frame.length));
            }
            if (length == 0) {
                loop.toFlush(this);
            }
            System.arraycopy(frame, 0, unsent, length, frame.length);
            length += frame.length;
        }
    }

    /** Sends a frame at once, from any thread. */
    public void sendNow(byte[] frame) throws IOException {
        synchronized (writing) {
            if (length > 0) {
                throw new IllegalStateException("the server does not take what it is sent");
            }
            ByteBuffer bytes = ByteBuffer.wrap(frame);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    void flush(SelectionKey key) throws IOException {
        synchronized (writing) {
            if (length > 0 && channel.isConnected()) {
                int sent = channel.write(ByteBuffer.wrap(unsent, 0, length));
                System.arraycopy(unsent, sent, unsent, 0, length - sent);
                length -= sent;
            }
            if (length == 0 && unsent.length > WORTH_KEEPING) {
                unsent = NOTHING;
            }
            if (waiting != length > 0) {
                waiting = length > 0;
                key.interestOps(waiting ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
            }
        }
    }

    void read(ByteBuffer shared) throws IOException {
        int count;
        do {
            shared.clear();
            count = channel.read(shared);
            if (count > 0) {
                reader.take(shared.array(), count);
            }
        } while (count == shared.capacity());
        if (count < 0) {
            gone("end of stream");
        }
    }

    void gone(String how) {
        if (channel.isOpen()) {
            cut();
            listener.closed(how);
        }
    }

    /** Hangs up without a word. */
    public void cut() {
        loop.forget(this);
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SocketChannel channel() {
        return channel;
    }
}
