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

/**
 * Deletes data that is older than the retention limit, in batches, and records each purge in the audit log.
 * Thread-safe.
 */
public final class RetentionStore {
    private static final int CALLS_AT_ONCE = 200;
    private static final int MESSAGES_AT_ONCE = 1_000;

    private final Database database;

    public RetentionStore(Database database) {
        this.database = database;
    }

    /** The number of rows that a purge has deleted so far. */
    public record Purged(int calls, int messages) {
        public static final Purged NOTHING = new Purged(0, 0);

        public boolean isMoreThan(Purged other) {
            return calls > other.calls || messages > other.messages;
        }
    }

    /**
     * Deletes one batch of ended calls and of messages, said in rooms and written to people, from before the limit. The
     * same transaction writes the purge's one audit entry.
     *
     * @param now when the purge began; identifies its audit entry
     * @param before what the purge deleted before this batch
     * @return what it has deleted now; equal to {@code before} if nothing is left
     */
    public Purged purgeSome(Instant limit, Instant now, Purged before) {
        return database.inTransaction(handle -> {
            Purged after = new Purged(
                    before.calls() + deleteCalls(handle, limit),
                    before.messages()
                            + deleteMessages(handle, "messages", "said_at", limit)
                            + deleteMessages(handle, "direct_messages", "sent_at", limit));
            if (after.isMoreThan(before)) {
                note(handle, limit, now, after);
            }
            return after;
        });
    }

    /** Deletes the addresses in audit entries from before that moment; the entries themselves stay. */
    public void forgetAddresses(Instant limit) {
        RowBatches.ofRowsIn("audit")
                .change(
                        database,
                        "UPDATE audit SET address = NULL",
                        "at < :limit AND address IS NOT NULL",
                        Map.of("limit", limit));
    }

    /** Deletes webhook deliveries from before that moment. A pending delivery is as old as its event. */
    public void forgetDeliveries(Instant limit) {
        RowBatches.ofRowsIn("webhook_deliveries").delete(database, "created_at < :limit", Map.of("limit", limit));
    }

    /** Deletes every stored address. */
    public void forgetAllAddresses() {
        RowBatches.ofRowsIn("audit")
                .change(database, "UPDATE audit SET address = NULL", "address IS NOT NULL", Map.of());
        new RowBatches<>("login_sessions", "id", String.class)
                .change(database, "UPDATE login_sessions SET address = ''", "address <> ''", Map.of());
    }

    // The database deletes the rows that belong to a call together with it.
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

    private static int deleteMessages(Handle handle, String table, String time, Instant limit) {
        List<Long> old = handle.createQuery("""
                        SELECT seq
                        FROM %1$s
                        WHERE %2$s < :limit
                        ORDER BY %2$s, seq
                        LIMIT :count
                        """.formatted(table, time))
                .bind("limit", limit)
                .bind("count", MESSAGES_AT_ONCE)
                .mapTo(Long.class)
                .list();
        return old.isEmpty()
                ? 0
                : handle.createUpdate("DELETE FROM " + table + " WHERE seq IN (<old>)")
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
