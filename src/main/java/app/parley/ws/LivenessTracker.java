package app.parley.ws;

import java.util.function.LongSupplier;

/**
 * Judges from the bytes that came in whether anybody is there, and whether a message once begun gets done. Pongs count,
 * which the frames alone would not show; and so does a header that trickles in byte by byte. Looked at by one thread,
 * told by another.
 */
final class LivenessTracker {
    private final LongSupplier bytesIn;
    private volatile long frames;
    private volatile long messages;
    private volatile boolean withinMessage;
    private long seenBytes;
    private long seenFrames;
    private long seenMessages;
    private long lastReadAt;
    private long unfinishedSince;
    private boolean unfinished;

    LivenessTracker(LongSupplier bytesIn, long now) {
        this.bytesIn = bytesIn;
        this.lastReadAt = now;
    }

    /** A ping, a pong. Only the thread that reads calls this. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void control() {
        frames++;
    }

    /** A message, or a part of one. Only the thread that reads calls this. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void data(boolean last) {
        frames++;
        if (last) {
            messages++;
        }
        withinMessage = !last;
    }

    void look(long now) {
        long bytes = bytesIn.getAsLong();
        long framesNow = frames;
        long messagesNow = messages;
        boolean grew = bytes != seenBytes;
        if (grew) {
            lastReadAt = now;
        }
        boolean another = messagesNow != seenMessages;
        if (withinMessage) {
            begin(now, another || !unfinished);
        } else if (framesNow != seenFrames) {
            unfinished = false;
        } else {
            begin(now, grew && !unfinished);
        }
        seenBytes = bytes;
        seenFrames = framesNow;
        seenMessages = messagesNow;
    }

    private void begin(long now, boolean anew) {
        if (anew) {
            unfinished = true;
            unfinishedSince = now;
        }
    }

    boolean isSilentFor(long now, long nanos) {
        return now - lastReadAt > nanos;
    }

    boolean isUnfinishedFor(long now, long nanos) {
        return unfinished && now - unfinishedSince > nanos;
    }
}
