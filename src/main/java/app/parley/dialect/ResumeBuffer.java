package app.parley.dialect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The latest messages of a session, for a client that comes back (section 8). Not thread-safe: touched only while
 * StompSession holds its lock.
 */
final class ResumeBuffer {
    private final int maxMessages;
    private final int maxBytes;
    private final Deque<Message> kept = new ArrayDeque<>();
    private int bytes;
    private long lastForgotten;
    private boolean forgotUnacknowledged;

    ResumeBuffer(int maxMessages, int maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    void add(Message message) {
        kept.addLast(message);
        bytes += message.size();
        while (kept.size() > maxMessages || bytes > maxBytes) {
            Message forgotten = kept.removeFirst();
            bytes -= forgotten.size();
            lastForgotten = forgotten.number();
            forgotUnacknowledged |= forgotten.isUnacknowledged();
        }
    }

    /** Whether everything is here that a client lacks which has got all up to this number. */
    boolean reachesBackTo(long number) {
        return number >= lastForgotten && !forgotUnacknowledged;
    }

    /** What such a client lacks, and what it has not acknowledged, oldest first. */
    List<Message> missingAfter(long number) {
        List<Message> missing = new ArrayList<>();
        for (Message message : kept) {
            boolean asksAck = message.to().ack() != Subscription.Ack.AUTO;
            if (asksAck ? message.isUnacknowledged() : message.number() > number) {
                missing.add(message);
            }
        }
        return missing;
    }

    /** Takes the acknowledgement of a message; in {@code client} mode it covers all before it. */
    void acknowledge(long number) {
        Subscription subscription = null;
        for (Iterator<Message> newestFirst = kept.descendingIterator(); newestFirst.hasNext(); ) {
            Message message = newestFirst.next();
            if (message.number() == number) {
                subscription = message.to();
                message.acknowledge();
                if (subscription.ack() != Subscription.Ack.CLIENT) {
                    return;
                }
            } else if (subscription == message.to()) {
                message.acknowledge();
            }
        }
    }

    /** Nobody will acknowledge these any more. */
    void release(Subscription subscription) {
        for (Message message : kept) {
            if (message.to() == subscription) {
                message.acknowledge();
            }
        }
    }
}
