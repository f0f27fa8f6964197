package app.parley.boot;

import app.parley.store.privacy.RetentionStore;
import app.parley.store.privacy.RetentionStore.Purged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes data past the retention limit of the settings: calls and chat after some days, addresses after as long or at
 * once.
 */
public final class RetentionJob {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);

    private final RetentionStore store;
    private final int days;
    private final boolean storeAddresses;
    private final BooleanSupplier ending;
    private final InstantSource clock;
    private volatile @Nullable Instant lastRun;

    /** Between two runs. */
    public static final Duration PAUSE = Duration.ofDays(1);

    /**
     * @param days 0 for no limit
     * @param ending returns whether the process is about to end, so that the rest must wait
     */
    public RetentionJob(
            RetentionStore store, int days, boolean storeAddresses, BooleanSupplier ending, InstantSource clock) {
        this.store = store;
        this.days = days;
        this.storeAddresses = storeAddresses;
        this.ending = ending;
        this.clock = clock;
    }

    /** Runs at the start and once a day. */
    public void purge() {
        if (!storeAddresses) {
            store.forgetAllAddresses();
        }
        if (days > 0) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            purge(now.minus(Duration.ofDays(days)), now);
            lastRun = clock.instant();
        }
    }

    int days() {
        return days;
    }

    /** Returns when data were last looked through for what is too old; null for never since the start. */
    @Nullable
    Instant lastRun() {
        return lastRun;
    }

    private void purge(Instant limit, Instant now) {
        store.forgetAddresses(limit);
        store.forgetDeliveries(limit);
        Purged before;
        Purged after = Purged.NOTHING;
        do {
            before = after;
            after = store.purgeSome(limit, now, before);
        } while (after.isMoreThan(before) && !ending.getAsBoolean());
        if (after.isMoreThan(Purged.NOTHING)) {
            LOG.info("Purged {} calls and {} messages from before {}", after.calls(), after.messages(), limit);
        }
    }
}
