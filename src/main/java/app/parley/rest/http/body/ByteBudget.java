package app.parley.rest.http.body;

import java.util.concurrent.atomic.AtomicLong;

/** Thread-safe. How much memory one kind of thing may take in all, however many clients want some of it. */
public final class ByteBudget {
    private static final long LEAST = 8L * 1_048_576;
    private static final long MOST = 64L * 1_048_576;
    private static final int PART_OF_HEAP = 16;

    private final AtomicLong left;

    public ByteBudget(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** A sixteenth of the heap, within bounds. */
    public static ByteBudget ofThisProcess() {
        long part = Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
        return new ByteBudget(Math.max(LEAST, Math.min(MOST, part)));
    }

    /** @return false where so much is not left; then nothing is taken */
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
