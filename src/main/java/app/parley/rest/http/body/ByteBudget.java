package app.parley.rest.http.body;

import java.util.concurrent.atomic.AtomicLong;

/** Limits the total memory for one purpose, for any number of clients. Thread-safe. */
public final class ByteBudget {
    private static final long LEAST = 8L * 1_048_576;
    private static final long MOST = 64L * 1_048_576;
    private static final int PART_OF_HEAP = 16;

    private final AtomicLong left;

    public ByteBudget(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** Returns a budget of a sixteenth of the heap, within bounds. */
    public static ByteBudget ofThisProcess() {
        long part = Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
        return new ByteBudget(Math.max(LEAST, Math.min(MOST, part)));
    }

    /** @return false if less than this is left; then nothing is taken */
    boolean tryTake(long bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }

    public long left() {
        return left.get();
    }
}
