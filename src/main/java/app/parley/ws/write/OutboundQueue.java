package app.parley.ws.write;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The messages that one client has not taken yet, counted to the byte. Not thread-safe: touched only while SocketWriter
 * holds its lock.
 */
final class OutboundQueue {
    private final int maxBytes;
    private final Deque<OutboundMessage> queue = new ArrayDeque<>(1);
    private int bytes;
    private int excused;
    private int bytesInFlight;
    private long oldestInFlight;
    private boolean overflown;

    OutboundQueue(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Each counts for half of what is allowed at most: a list of a large team is not a slow client's doing. */
    void add(OutboundMessage message) {
        if (overflown) {
            return;
        }
        bytes += message.left();
        excused += message.excusedBeyond(maxBytes / 2);
        if (bytes - excused > maxBytes) {
            overflown = true;
            forgetUnbegun();
            return;
        }
        queue.add(message);
    }

    /** Nobody gets half a message: one that has begun stays. */
    void forgetUnbegun() {
        OutboundMessage first = queue.peek();
        queue.clear();
        if (first != null && first.isBegun()) {
            queue.add(first);
        }
    }

    void forget() {
        queue.clear();
    }

    int bytes() {
        return bytes;
    }

    boolean isOver(int most) {
        return bytes > most;
    }

    boolean isInFlight() {
        return bytesInFlight > 0;
    }

    /** A batch for what there is and some bytes more, with nothing in it. */
    WriteBatch emptyBatch(int more, int most) {
        int size = more;
        int toCopy = more;
        for (OutboundMessage message : queue) {
            size += message.size();
            toCopy += message.toCopy();
            if (size >= most) {
                break;
            }
        }
        return new WriteBatch(Math.min(size, most), Math.min(toCopy, most));
    }

    /** Moves into the batch what fits: it is in flight now. */
    void putInto(WriteBatch batch) {
        OutboundMessage next = queue.peek();
        if (next != null) {
            oldestInFlight = next.queuedAt();
        }
        bytesInFlight = 0;
        boolean room = true;
        while (next != null && room) {
            int before = next.left();
            room = next.putInto(batch);
            bytesInFlight += before - next.left();
            if (room) {
                excused -= queue.remove().excusedBeyond(maxBytes / 2);
                next = queue.peek();
            }
        }
    }

    /** @return whether messages were in flight, which the client's side has taken now */
    boolean landed() {
        boolean any = bytesInFlight > 0;
        bytes -= bytesInFlight;
        bytesInFlight = 0;
        return any;
    }

    /** The connection is broken. */
    void lost() {
        queue.clear();
        bytesInFlight = 0;
    }

    /** Whether the client takes too little: more bytes wait than allowed, or one message has waited too long. */
    boolean isTooSlow(long now, long maxNanos) {
        @Nullable OutboundMessage next = queue.peek();
        boolean waiting = bytesInFlight > 0 || next != null;
        long oldest = bytesInFlight > 0 || next == null ? oldestInFlight : next.queuedAt();
        return overflown || (waiting && now - oldest > maxNanos);
    }
}
