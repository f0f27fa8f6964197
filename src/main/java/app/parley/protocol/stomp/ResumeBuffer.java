package app.parley.protocol.stomp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The latest messages of a session, for a client that comes back (section 8). Not thread-safe: touched only while
 * StompOutbox holds its lock.
 */
final class ResumeBuffer {
    private static final int MAX_DIGITS = 18;

    private final int maxMessages;
    private final int maxBytes;
    private final Deque<OutboundFrame> kept = new ArrayDeque<>();
    private int bytes;
    private long lastNumber;
    private long lastForgotten;
    private boolean forgotUnacknowledged;

    ResumeBuffer(int maxMessages, int maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    void add(OutboundFrame message) {
        kept.addLast(message);
        lastNumber = message.number();
        bytes += message.size();
        while (kept.size() > maxMessages || bytes > maxBytes) {
            OutboundFrame forgotten = kept.removeFirst();
            bytes -= forgotten.size();
            lastForgotten = forgotten.number();
            forgotUnacknowledged |= forgotten.isUnacknowledged();
        }
    }

    /** Whether everything is here that a client lacks which has got all up to this number. */
    boolean reachesBackTo(long number) {
        return number >= lastForgotten && number <= lastNumber && !forgotUnacknowledged;
    }

    /** @return -1 for what is no number of a message */
    static long numberOf(String messageId) {
        boolean digits = !messageId.isEmpty() && messageId.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return digits && messageId.length() <= MAX_DIGITS ? Long.parseLong(messageId) : -1;
    }

    /** The messages that such a client lacks or has not acknowledged, oldest first. */
    List<OutboundFrame> missingAfter(long number) {
        List<OutboundFrame> missing = new ArrayList<>();
        for (OutboundFrame message : kept) {
            boolean asksAck = message.to().ack() != Subscription.Ack.AUTO;
            if (asksAck ? message.isUnacknowledged() : message.number() > number) {
                missing.add(message);
            }
        }
        return missing;
    }

    /**
     * Takes the acknowledgement of a message; in {@code client} mode it covers all before it.
     *
     * @return false for a message that never was; doing it twice is fine, as is doing it too late
     */
    boolean acknowledge(String messageId) {
        long number = numberOf(messageId);
        if (number < 1 || number > lastNumber) {
            return false;
        }
        Subscription subscription = null;
        for (Iterator<OutboundFrame> newestFirst = kept.descendingIterator(); newestFirst.hasNext(); ) {
            OutboundFrame message = newestFirst.next();
            if (message.number() == number) {
                message.acknowledge();
                if (message.to().ack() != Subscription.Ack.CLIENT) {
                    return true;
                }
                subscription = message.to();
            } else if (subscription == message.to()) {
                message.acknowledge();
            }
        }
        return true;
    }

    /** Nobody comes back for them. */
    void clear() {
        kept.clear();
        bytes = 0;
        lastForgotten = lastNumber;
    }

    /** Nobody will acknowledge these any more. */
    void release(Subscription subscription) {
        for (OutboundFrame message : kept) {
            if (message.to() == subscription) {
                message.acknowledge();
            }
        }
    }
}
