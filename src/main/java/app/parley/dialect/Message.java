package app.parley.dialect;

import java.nio.charset.StandardCharsets;

/** One numbered MESSAGE to one subscription. The tail is shared with everybody who gets the same notice. */
final class Message {
    /** A longer tail than this, which can only be a list that many get, is sent from where it lies. */
    private static final int COPIED_BYTES = 65_536;

    private static final byte[] MESSAGE_ID = "message-id:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO_TAIL = new byte[0];
    private static final byte[] ACK = "\nack:".getBytes(StandardCharsets.US_ASCII);

    private final long number;
    private final Subscription to;
    private final byte[] tail;
    private boolean unacknowledged;

    Message(long number, Subscription to, byte[] tail) {
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
        return to.head().length + MESSAGE_ID.length + tail.length;
    }

    void sendOn(Wire wire) {
        if (tail.length > COPIED_BYTES) {
            wire.send(frame(NO_TAIL), tail);
        } else {
            wire.send(frame(tail));
        }
    }

    private byte[] frame(byte[] end) {
        byte[] head = to.head();
        byte[] digits = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
        boolean acks = to.ack() != Subscription.Ack.AUTO;
        int middle = MESSAGE_ID.length + digits.length + (acks ? ACK.length + digits.length : 0) + 1;
        byte[] frame = new byte[head.length + middle + end.length];
        int at = put(frame, 0, head);
        at = put(frame, at, MESSAGE_ID);
        at = put(frame, at, digits);
        if (acks) {
            at = put(frame, at, ACK);
            at = put(frame, at, digits);
        }
        frame[at] = '\n';
        put(frame, at + 1, end);
        return frame;
    }

    private static int put(byte[] frame, int at, byte[] part) {
        System.arraycopy(part, 0, frame, at, part.length);
        return at + part.length;
    }
}
