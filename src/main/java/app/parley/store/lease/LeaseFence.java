package app.parley.store.lease;

import app.parley.cluster.Ownership;
import app.parley.store.db.DatabaseAway;
import app.parley.store.db.Fence;
import app.parley.store.db.NotOwner;
import org.jdbi.v3.core.Handle;

/** Lets transactions begin only while the lease is this process', and holds its row so until they end. */
public final class LeaseFence implements Fence {
    /**
     * Another process cannot claim before the transaction ends. Of a process that stands still in one the database ends it
     * after these milliseconds.
     */
    private static final String HOLD = """
            SELECT set_config('idle_in_transaction_session_timeout', '3000', true) FROM leases
            WHERE name = 'hub' AND epoch = :epoch FOR KEY SHARE
            """;

    private final Ownership ownership;

    public LeaseFence(Ownership ownership) {
        this.ownership = ownership;
    }

    @Override
    public void check(Handle handle) {
        if (!ownership.isSure()) {
            throw new DatabaseAway(new NotOwner("this process may not be the one that serves it any more"));
        }
        boolean held = handle.createQuery(HOLD)
                .bind("epoch", ownership.epoch())
                .mapTo(String.class)
                .findOne()
                .isPresent();
        if (!held) {
            ownership.lose();
            throw new DatabaseAway(new NotOwner("another process serves it by now"));
        }
    }
}
