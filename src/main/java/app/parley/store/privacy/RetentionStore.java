package app.parley.store.privacy;

import app.parley.people.Audit.Actor;
import app.parley.people.AuditAction;
import app.parley.store.account.AuditStore;
import app.parley.store.call.CallWriter;
import app.parley.store.db.Database;
import app.parley.store.db.RowBatches;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Deletes what is older than it may get, a part at a time, and says so in the audit log. Thread-safe. */
public final class RetentionStore {
    private static final int CALLS_AT_ONCE = 200;
    private static final int MESSAGES_AT_ONCE = 1_000;

    private final Database database;

    public RetentionStore(Database database) {
        this.database = database;
    }

    /** What a purge deleted so far. */
    public record Purged(int calls, int messages) {
        public static final Purged NOTHING = new Purged(0, 0);

        public boolean isMoreThan(Purged other) {
            return calls > other.calls || messages > other.messages;
        }
    }

    /**
     * Deletes some of the calls that are over and of the chat from before that moment. The entry in the audit log is
     * written with it: one for the whole purge.
     *
     * @param now when the purge began, by which its entry is found again
     * @param before what the purge deleted before this part
     * @return what it has deleted now; the same as before when there is nothing left
     */
    public Purged purgeSome(Instant limit, Instant now, Purged before) {
        return database.inTransaction(handle -> {
            Purged after = new Purged(
                    before.calls() + deleteCalls(handle, limit), before.messages() + deleteChat(handle, limit));
            if (after.isMoreThan(before)) {
                note(handle, limit, now, after);
            }
            return after;
        });
    }

    /** Addresses in audit entries from before that moment; the entries themselves stay. */
    public void forgetAddresses(Instant limit) {
        RowBatches.ofRowsIn("audit")
                .change(
                        database,
                        "UPDATE audit SET address = NULL",
                        "at < :limit AND address IS NOT NULL",
                        Map.of("limit", limit));
    }

    /** What was sent to webhooks before that moment; what is still on its way is as old as its event. */
    public void forgetDeliveries(Instant limit) {
        RowBatches.ofRowsIn("webhook_deliveries").delete(database, "created_at < :limit", Map.of("limit", limit));
    }

    /** Every address that is stored anywhere. */
    public void forgetAllAddresses() {
        RowBatches.ofRowsIn("audit")
                .change(database, "UPDATE audit SET address = NULL", "address IS NOT NULL", Map.of());
        new RowBatches<>("login_sessions", "id", String.class)
                .change(database, "UPDATE login_sessions SET address = ''", "address <> ''", Map.of());
    }

    // What belongs to a call goes with it.
    private static int deleteCalls(Handle handle, Instant limit) {
        CallWriter writer = CallWriter.lock(handle);
        List<String> old = handle.createQuery("""
                        SELECT id
                        FROM calls
                        WHERE started_at < :limit AND outcome <> 'ongoing'
                        ORDER BY started_at, id
                        LIMIT :count
                        """)
                .bind("limit", limit)
                .bind("count", CALLS_AT_ONCE)
                .mapTo(String.class)
                .list();
        return writer.delete(old);
    }

    private static int deleteChat(Handle handle, Instant limit) {
        List<Long> old = handle.createQuery("""
                        SELECT seq
                        FROM messages
                        WHERE said_at < :limit
                        ORDER BY said_at, seq
                        LIMIT :count
                        """)
                .bind("limit", limit)
                .bind("count", MESSAGES_AT_ONCE)
                .mapTo(Long.class)
                .list();
        return old.isEmpty()
                ? 0
                : handle.createUpdate("DELETE FROM messages WHERE seq IN (<old>)")
                        .bindList("old", old)
                        .execute();
    }

    private static void note(Handle handle, Instant limit, Instant now, Purged purged) {
        String detail = "calls=%d messages=%d before=%s".formatted(purged.calls(), purged.messages(), limit);
        String action = AuditAction.DATA_PURGED.wire();
        if (handle.execute("UPDATE audit SET detail = ? WHERE at = ? AND action = ?", detail, now, action) == 0) {
            AuditStore.insert(handle, now, Actor.SERVER, AuditAction.DATA_PURGED, null, detail);
        }
    }
}
