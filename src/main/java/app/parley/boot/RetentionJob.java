package app.parley.boot;

import app.parley.store.privacy.RetentionStore;
import app.parley.store.privacy.RetentionStore.Purged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what the settings let be kept: calls and chat for some days, addresses as long or not at all. */
public final class RetentionJob {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);

    private final RetentionStore store;
    private final int days;
    private final boolean storeAddresses;
    private final BooleanSupplier ending;
    private final InstantSource clock;

    /**
     * @param days 0 for ever
     * @param ending whether the process is about to end, and what is left must wait
     */
    public RetentionJob(
            RetentionStore store, int days, boolean storeAddresses, BooleanSupplier ending, InstantSource clock) {
        this.store = store;
        this.days = days;
        this.storeAddresses = storeAddresses;
        this.ending = ending;
        this.clock = clock;
    }

    /** To be done at the start and once a day. */
    public void purge() {
        if (!storeAddresses) {
            store.forgetAllAddresses();
        }
        if (days > 0) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            purge(now.minus(Duration.ofDays(days)), now);
        }
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
