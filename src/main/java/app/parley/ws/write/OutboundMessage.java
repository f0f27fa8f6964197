package app.parley.ws.write;

import java.nio.ByteBuffer;

/** One text message on its way out. Not thread-safe: touched only while SocketWriter holds its lock. */
final class OutboundMessage {
    /** What the two bytes of a frame's length can say; between frames of a larger message there is room for a ping. */
    private static final int MOST_IN_A_FRAME = 65_535;

    private static final int MOST_HEAD = 4;
    private static final int FIN = 0x80;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;

    private final byte[] head;
    private final ByteBuffer rest;
    private final long queuedAt;
    private int sent;

    OutboundMessage(byte[] head, ByteBuffer rest, long queuedAt) {
        this.head = head;
        this.rest = rest;
        this.queuedAt = queuedAt;
    }

    long queuedAt() {
        return queuedAt;
    }

    /** Bytes of what others share that are more than so many. */
    int excusedBeyond(int bytes) {
        return Math.max(0, rest.remaining() - bytes);
    }

    /** Whether part of it is in a frame already. */
    boolean isBegun() {
        return sent > 0;
    }

    /** Bytes of the message that are in no frame yet. */
    int left() {
        return head.length + rest.remaining() - sent;
    }

    /** The same on the wire, at most. */
    int size() {
        return left() + MOST_HEAD * (left() / MOST_IN_A_FRAME + 1);
    }

    /** Of these, the bytes that are copied into the batch. */
    int toCopy() {
        return rest.isDirect() ? size() - Math.min(left(), rest.remaining()) : size();
    }

    /** @return whether the batch has taken all that was left; if not, it goes on with the next one */
    boolean putInto(WriteBatch batch) {
        do {
            int part = Math.min(left(), MOST_IN_A_FRAME);
            if (batch.left() < part + MOST_HEAD) {
                return false;
            }
            batch.putFrameHead((sent == 0 ? TEXT : CONTINUATION) | (part == left() ? FIN : 0), part);
            putPart(batch, part);
            sent += part;
        } while (left() > 0);
        return true;
    }

    private void putPart(WriteBatch batch, int part) {
        int ofHead = Math.max(0, Math.min(head.length - sent, part));
        if (ofHead > 0) {
            batch.put(head, sent, ofHead);
        }
        if (part > ofHead) {
            batch.put(rest, sent + ofHead - head.length, part - ofHead);
        }
    }
}
