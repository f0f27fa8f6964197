package app.parley.boot;

import app.parley.cluster.Approach;
import app.parley.cluster.Claims;
import app.parley.cluster.Lease;
import app.parley.cluster.Ownership;
import app.parley.cluster.StandbyServer;
import app.parley.config.Config;
import app.parley.store.db.Database;
import app.parley.store.db.Fence;
import app.parley.store.lease.LeaseFence;
import app.parley.store.lease.LeaseRow;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One process at a time serves a database of PostgreSQL. Others may run beside it: they stand by to take over. */
public final class OwnershipModule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnershipModule.class);
    private static final String HANDED_OVER_TO = "Another process serves this database; it is asked to hand over";
    private static final String STANDS_BY =
            "Another process serves this database; this one stands by and takes over when that one is gone";

    private final @Nullable Ownership ownership;
    private final @Nullable StandbyServer answers;

    private OwnershipModule(@Nullable Ownership ownership, @Nullable StandbyServer answers) {
        this.ownership = ownership;
        this.answers = answers;
    }

    /**
     * Waits until this process is the one that serves. An embedded database has one process anyway. While it waits its
     * tables are another one's, perhaps of another version: it looks at the lease alone.
     *
     * @throws app.parley.store.db.DatabaseUnavailable if the database cannot be used
     */
    static OwnershipModule await(Config config, Approach approach) {
        if (!config.database().isPostgres()) {
            return new OwnershipModule(null, null);
        }
        Database.check(config.database());
        if (!LeaseRow.isIn(config.database())) {
            Database.migrate(config.database());
        }
        String process = UUID.randomUUID().toString();
        Lease lease = new LeaseRow(config.database(), process);
        AtomicReference<@Nullable StandbyServer> answers = new AtomicReference<>();
        try {
            Ownership ownership = Claims.await(lease, approach, () -> {
                answers.set(StandbyServer.start(config.bind(), config.port(), process));
                LOG.info(approach == Approach.TAKES_OVER ? HANDED_OVER_TO : STANDS_BY);
            });
            return new OwnershipModule(ownership, answers.get());
        } catch (RuntimeException e) {
            StandbyServer open = answers.get();
            if (open != null) {
                open.close();
            }
            lease.close();
            throw e;
        }
    }

    Fence fence() {
        return ownership == null ? Fence.NONE : new LeaseFence(ownership);
    }

    /** Counts the processes that served this database so far, this one included; 0 for an embedded one. */
    public long epoch() {
        return ownership == null ? 0 : ownership.epoch();
    }

    /** Whether nobody else may serve by now. */
    public boolean isSure() {
        return ownership == null || ownership.isSure();
    }

    /** Frees the port for the server. */
    public void stopStandingBy() {
        if (answers != null) {
            answers.close();
        }
    }

    /** @param action runs once another process serves, or asks to; on any thread */
    public void onEnd(Runnable action) {
        if (ownership != null) {
            ownership.onEnd(action);
        }
    }

    /** Lets the next one serve at once. */
    @Override
    public void close() {
        stopStandingBy();
        if (ownership != null) {
            ownership.close();
        }
    }
}
