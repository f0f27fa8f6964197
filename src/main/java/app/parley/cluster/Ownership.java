package app.parley.cluster;

import java.time.Duration;
import java.util.OptionalLong;
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

    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);
    private static final Duration BEFORE_THE_END = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CLAIMS = Duration.ofMillis(500);
    private static final Duration FOR_WHOM_WAY_WAS_MADE = BETWEEN_CLAIMS.multipliedBy(6);

    private final Lease lease;
    private final long epoch;
    private final AtomicBoolean lost = new AtomicBoolean();
    private final Thread thread = new Thread(this::keep, "lease");
    private volatile long deadline;
    private volatile Runnable onEnd = () -> {};
    private volatile boolean closing;

    private Ownership(Lease lease, long epoch, long askedAt) {
        this.lease = lease;
        this.epoch = epoch;
        deadline = deadlineFrom(askedAt);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Waits until this process is the owner.
     *
     * @param standsBy runs once, before the first wait
     */
    public static Ownership await(Lease lease, Approach approach, Runnable standsBy) {
        boolean told = approach == Approach.MADE_WAY;
        if (told) {
            standsBy.run();
            LockSupport.parkNanos(FOR_WHOM_WAY_WAS_MADE.toNanos());
        }
        while (true) {
            long askedAt = System.nanoTime();
            OptionalLong epoch = claim(lease);
            if (epoch.isPresent()) {
                return new Ownership(lease, epoch.getAsLong(), askedAt);
            }
            if (!told) {
                told = true;
                standsBy.run();
                if (approach == Approach.TAKES_OVER) {
                    want(lease);
                }
            }
            LockSupport.parkNanos(BETWEEN_CLAIMS.toNanos());
        }
    }

    private static OptionalLong claim(Lease lease) {
        try {
            return lease.claim();
        } catch (RuntimeException e) {
            LOG.debug("The lease could not be claimed", e);
            return OptionalLong.empty();
        }
    }

    private static void want(Lease lease) {
        try {
            lease.want();
        } catch (RuntimeException e) {
            LOG.debug("The owner could not be asked: it is waited for", e);
        }
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
        return !lost.get() && System.nanoTime() - deadline < 0;
    }

    /** Whether another process is the owner by now. */
    public boolean isLost() {
        return lost.get();
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
        if (!closing && lost.compareAndSet(false, true)) {
            onEnd.run();
        }
    }

    private void keep() {
        while (!closing && !lost.get()) {
            LockSupport.parkNanos(RENEWAL.toNanos());
            if (!closing) {
                renew();
            }
        }
    }

    private void renew() {
        long askedAt = System.nanoTime();
        try {
            switch (lease.renew(epoch)) {
                case HELD -> deadline = deadlineFrom(askedAt);
                case WANTED -> {
                    deadline = deadlineFrom(askedAt);
                    onEnd.run();
                }
                case LOST -> lose();
            }
        } catch (RuntimeException e) {
            LOG.debug("The lease could not be prolonged", e);
        }
    }

    /** Gives it up at once. */
    @Override
    public void close() {
        closing = true;
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
