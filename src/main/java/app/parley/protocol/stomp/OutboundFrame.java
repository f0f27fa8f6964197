package app.parley.protocol.stomp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One numbered MESSAGE to one subscription. The tail is shared with everybody who gets the same event. */
final class OutboundFrame {
    private static final byte[] MESSAGE_ID = "message-id:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ACK = "\nack:".getBytes(StandardCharsets.US_ASCII);

    private final long number;
    private final Subscription to;
    private final ByteBuffer tail;
    private boolean unacknowledged;

    OutboundFrame(long number, Subscription to, ByteBuffer tail) {
        this.number = number;
        this.to = to;
        this.tail = tail;
        this.unacknowledged = to.ack() != Subscription.Ack.AUTO;
    }

    long number() {
        return number;
    }

    Subscription to() {
        return to;
    }

    boolean isUnacknowledged() {
        return unacknowledged;
    }

    void acknowledge() {
        unacknowledged = false;
    }

    int size() {
        return to.head().length + MESSAGE_ID.length + tail.remaining();
    }

    /** The frame's beginning, up to what is this message's own; the {@link #tail()} follows. */
    byte[] head() {
        byte[] head = to.head();
        boolean acks = to.ack() != Subscription.Ack.AUTO;
        int digits = digits(number);
        byte[] bytes = new byte[head.length + MESSAGE_ID.length + digits + (acks ? ACK.length + digits : 0) + 1];
        int at = put(bytes, 0, head);
        at = put(bytes, at, MESSAGE_ID);
        at = put(bytes, at, number, digits);
        if (acks) {
            at = put(bytes, at, ACK);
            at = put(bytes, at, number, digits);
        }
        bytes[at] = '\n';
        return bytes;
    }

    ByteBuffer tail() {
        return tail;
    }

    private static int digits(long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private static int put(byte[] bytes, int at, byte[] part) {
        System.arraycopy(part, 0, bytes, at, part.length);
        return at + part.length;
    }

    private static int put(byte[] bytes, int at, long number, int digits) {
        long rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + digits;
    }
}
