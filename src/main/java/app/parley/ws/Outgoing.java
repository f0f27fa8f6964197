package app.parley.ws;

import java.nio.ByteBuffer;

/** One text message on its way out. Not thread-safe: touched only while SocketWriter holds its lock. */
final class Outgoing {
    /** What the two bytes of a frame's length can say; between frames of a larger message there is room for a ping. */
    private static final int MOST_IN_A_FRAME = 65_535;

    private static final int MOST_HEAD = 4;
    private static final int FIN = 0x80;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;

    private final byte[] head;
    private final byte[] rest;
    private final long queuedAt;
    private int sent;

    Outgoing(byte[] head, byte[] rest, long queuedAt) {
        this.head = head;
        this.rest = rest;
        this.queuedAt = queuedAt;
    }

    long queuedAt() {
        return queuedAt;
    }

    /** Bytes of what others share that are more than so many. */
    int excusedBeyond(int bytes) {
        return Math.max(0, rest.length - bytes);
    }

    /** Bytes of the message that are in no frame yet. */
    int left() {
        return head.length + rest.length - sent;
    }

    /** The same on the line, at most. */
    int size() {
        return left() + MOST_HEAD * (left() / MOST_IN_A_FRAME + 1);
    }

    /** @return whether the buffer has taken all that was left; if not, it goes on with the next one */
    boolean putInto(ByteBuffer buffer) {
        do {
            int part = Math.min(left(), MOST_IN_A_FRAME);
            if (buffer.remaining() < part + MOST_HEAD) {
                return false;
            }
            putHead(buffer, (sent == 0 ? TEXT : CONTINUATION) | (part == left() ? FIN : 0), part);
            putPart(buffer, part);
            sent += part;
        } while (left() > 0);
        return true;
    }

    static void putHead(ByteBuffer buffer, int kind, int length) {
        buffer.put((byte) kind);
        if (length < 126) {
            buffer.put((byte) length);
        } else {
            buffer.put((byte) 126).putShort((short) length);
        }
    }

    private void putPart(ByteBuffer buffer, int part) {
        int ofHead = Math.max(0, Math.min(head.length - sent, part));
        if (ofHead > 0) {
            buffer.put(head, sent, ofHead);
        }
        if (part > ofHead) {
            buffer.put(rest, sent + ofHead - head.length, part - ofHead);
        }
    }
}
