package app.parley.ws.write;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What goes with one write: small parts copied together, large shared ones as they are. Not thread-safe. */
final class WriteBatch {
    private final ByteBuffer copied;
    private final List<ByteBuffer> parts = new ArrayList<>(1);
    private int left;
    private int cutAt;

    /**
     * @param size bytes at most
     * @param toCopy how many of them are copied
     */
    WriteBatch(int size, int toCopy) {
        this.copied = ByteBuffer.allocate(toCopy);
        this.left = size;
    }

    /** Bytes that still fit. */
    int left() {
        return left;
    }

    boolean isEmpty() {
        return parts.isEmpty() && copied.position() == 0;
    }

    void put(byte[] bytes, int from, int length) {
        copied.put(bytes, from, length);
        left -= length;
    }

    /** The head of a WebSocket frame that is not masked (RFC 6455, 5.2), up to 65,535 bytes long. */
    void putFrameHead(int kind, int length) {
        int before = copied.position();
        copied.put((byte) kind);
        if (length < 126) {
            copied.put((byte) length);
        } else {
            copied.put((byte) 126).putShort((short) length);
        }
        left -= copied.position() - before;
    }

    /** Part of what others may share. */
    void put(ByteBuffer shared, int from, int length) {
        if (shared.isDirect()) {
            cut();
            parts.add(shared.slice(from, length));
        } else {
            copied.put(copied.position(), shared, from, length).position(copied.position() + length);
        }
        left -= length;
    }

    private void cut() {
        int now = copied.position();
        if (now > cutAt) {
            parts.add(copied.slice(cutAt, now - cutAt));
            cutAt = now;
        }
    }

    ByteBuffer[] buffers() {
        cut();
        return parts.toArray(ByteBuffer[]::new);
    }

    /** Bytes of the buffers that were not written yet. */
    int unwritten() {
        return parts.stream().mapToInt(ByteBuffer::remaining).sum();
    }
}
