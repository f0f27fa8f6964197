package app.parley.ws;

import java.time.Duration;

/** How long a socket that closes is waited for, before it is cut. Begun by any thread, once; asked by one. */
final class CloseTimeout {
    private static final long NEVER = -1;

    private volatile boolean begun;
    private volatile long end;
    private long further;
    private long takenBefore = NEVER;

    /** Waits until this much time has passed. */
    void begin(long now, Duration wait) {
        end = now + wait.toNanos();
        begun = true;
    }

    /**
     * Waits for a client that was too slow. If it takes more than this meanwhile, there is somebody, who gets the frames
     * that are on their way whole, and the close frame, in the further time.
     */
    void beginWithLate(long now, Duration wait, long taken, Duration longer) {
        takenBefore = taken;
        further = longer.toNanos();
        begin(now, wait);
    }

    /** @param taken bytes that the client has taken so far */
    boolean isOver(long now, long taken) {
        if (!begun || now - end < 0) {
            return false;
        }
        boolean reads = takenBefore != NEVER && taken > takenBefore;
        takenBefore = NEVER;
        if (reads) {
            end = now + further;
        }
        return !reads;
    }
}
