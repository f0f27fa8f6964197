package app.parley.cluster;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until this process is the owner. */
public final class Claims {
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration FOR_WHOM_WAY_WAS_MADE = PAUSE.multipliedBy(6);
    /** The owner could not reach the database either: it comes first when that is back. */
    static final Duration FOR_THE_OWNER = Duration.ofSeconds(3);

    private static final int CLAIMS_FOR_EACH_REQUEST = 4;

    private final Lease lease;
    private final Approach approach;
    private boolean failing;

    private Claims(Lease lease, Approach approach) {
        this.lease = lease;
        this.approach = approach;
    }

    /**
     * Waits for it, however long that takes.
     *
     * @param standsBy runs once, before the first wait
     * @throws IllegalStateException if the lease can never be had, such as without the right to its table
     */
    public static Ownership await(Lease lease, Approach approach, Runnable standsBy) {
        return new Claims(lease, approach).await(standsBy);
    }

    private Ownership await(Runnable standsBy) {
        if (approach == Approach.MADE_WAY) {
            standsBy.run();
            LockSupport.parkNanos(FOR_WHOM_WAY_WAS_MADE.toNanos());
        }
        for (int claims = 0; ; claims++) {
            long askedAt = System.nanoTime();
            OptionalLong epoch = claim();
            if (epoch.isPresent()) {
                return new Ownership(lease, approach, epoch.getAsLong(), askedAt);
            }
            if (claims == 0 && approach != Approach.MADE_WAY) {
                standsBy.run();
            }
            if (approach == Approach.TAKES_OVER && claims % CLAIMS_FOR_EACH_REQUEST == 0) {
                want();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            if (failing) {
                awaitAnswer();
            }
        }
    }

    private void awaitAnswer() {
        while (failing) {
            try {
                lease.look();
                failing = false;
            } catch (Lease.Unreachable e) {
                LOG.debug("The database still does not answer", e);
            }
            LockSupport.parkNanos((failing ? PAUSE : FOR_THE_OWNER).toNanos());
        }
    }

    private OptionalLong claim() {
        try {
            return lease.claim();
        } catch (Lease.Unreachable e) {
            failing = true;
            LOG.warn("The database cannot be asked who serves it ({}); it is asked again", e.getMessage());
            return OptionalLong.empty();
        }
    }

    private void want() {
        try {
            lease.want();
        } catch (Lease.Unreachable e) {
            LOG.debug("The owner could not be asked: it is asked again", e);
        }
    }
}
