package app.parley.cluster;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process owns the live state, from when it was made until another process does or it gives up. Owns the thread that
 * prolongs the lease. Thread-safe.
 *
 * <p>Its own deadline counts from before the lease was asked for, on a clock that nobody sets, and lies a second before the
 * lease's end. After it nothing may be written, until the lease is prolonged again: nobody may have taken it meanwhile.
 */
public final class Ownership implements AutoCloseable {
    /** For how long a claim or a renewal holds. */
    public static final Duration TERM = Duration.ofSeconds(6);

    /** Between two renewals. */
    public static final Duration RENEWAL = Duration.ofSeconds(2);

    /** For how long one that took it back does not make way again. */
    static final Duration LEAST_TERM = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);
    private static final Duration BEFORE_THE_END = Duration.ofSeconds(1);
    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(500);

    private final Lease lease;
    private final Approach approach;
    private final long epoch;
    private final long begunAt;
    private final AtomicBoolean lost = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread = new Thread(this::keep, "lease");
    private volatile long deadline;
    private volatile Runnable onEnd = () -> {};

    /** @param askedAt when the lease was asked for, by {@link System#nanoTime} */
    Ownership(Lease lease, Approach approach, long epoch, long askedAt) {
        this.lease = lease;
        this.approach = approach;
        this.epoch = epoch;
        begunAt = askedAt;
        deadline = deadlineFrom(askedAt);
        thread.setDaemon(true);
        thread.start();
    }

    private static long deadlineFrom(long askedAt) {
        return askedAt + TERM.minus(BEFORE_THE_END).toNanos();
    }

    /** Counts the owners: higher than that of any before. */
    public long epoch() {
        return epoch;
    }

    /** Whether this process may write, as far as it knows. */
    public boolean isSure() {
        return !lost.get() && !closed.get() && System.nanoTime() - deadline < 0;
    }

    /**
     * @param action runs when another process is the owner, and when one asks to be; on any thread, perhaps more than once
     */
    public void onEnd(Runnable action) {
        onEnd = action;
        if (lost.get()) {
            action.run();
        }
    }

    /** Another process is the owner, as whoever calls this has seen. */
    public void lose() {
        if (!closed.get() && lost.compareAndSet(false, true)) {
            onEnd.run();
        }
    }

    private void keep() {
        boolean renewed = true;
        while (!closed.get() && !lost.get()) {
            LockSupport.parkNanos((renewed ? RENEWAL : AFTER_A_FAILURE).toNanos());
            renewed = closed.get() || renew();
        }
    }

    /** @return whether the lease was asked */
    private boolean renew() {
        long askedAt = System.nanoTime();
        try {
            Lease.Renewal renewal = lease.renew(epoch);
            if (renewal == Lease.Renewal.LOST) {
                lose();
                return true;
            }
            deadline = deadlineFrom(askedAt);
            if (renewal == Lease.Renewal.WANTED && makesWay()) {
                onEnd.run();
            }
            return true;
        } catch (RuntimeException e) {
            LOG.debug("The lease could not be prolonged", e);
            return false;
        }
    }

    /** Who took it back from one that did not stay gives that one some time before the next try. */
    private boolean makesWay() {
        return approach != Approach.MADE_WAY || System.nanoTime() - begunAt > LEAST_TERM.toNanos();
    }

    /** Gives it up at once. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        LockSupport.unpark(thread);
        try {
            thread.join(RENEWAL.toMillis());
            if (!lost.get()) {
                lease.release(epoch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("The lease could not be given up: it ends by itself", e);
        }
        lease.close();
    }
}
