package app.parley.store.journal;

import app.parley.hub.value.CallRecord;
import app.parley.kernel.CallId;
import app.parley.store.account.PresenceRows;
import app.parley.store.call.CallRecordRows;
import app.parley.store.call.CallWriter;
import app.parley.store.db.Database;
import app.parley.store.db.Fence;
import app.parley.store.quality.CallVerdicts;
import app.parley.store.webhook.WebhookOutbox;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Closes the calls that a crash left open, at the last moment when the process was known to live (protocol, section 8).
 * Answered calls become {@code interrupted}, ringing calls become {@code failed}.
 */
public final class OrphanedCallCloser {
    private final Database database;
    private final Fence fence;

    public OrphanedCallCloser(Database database, Fence fence) {
        this.database = database;
        this.fence = fence;
    }

    /**
     * Closes the open calls. Must run at the start, before any entry is recorded.
     *
     * @param kept the calls that people may resume
     * @return how many calls were closed
     */
    public int closeAllBut(Set<CallId> kept) {
        return database.inTransaction(handle -> {
            fence.check(handle);
            CallWriter writer = CallWriter.lock(handle);
            Instant alive = PresenceRows.lastAlive(handle).orElse(Instant.MIN);
            List<CallRecord> closed = CallRecordRows.ongoing(handle).stream()
                    .filter(call -> !kept.contains(call.id()))
                    .map(call -> call.cutOff(alive))
                    .toList();
            if (!closed.isEmpty()) {
                close(handle, writer, closed);
            }
            return closed.size();
        });
    }

    private static void close(Handle handle, CallWriter writer, List<CallRecord> calls) {
        CallEventDiff diff = CallEventDiff.before(handle, calls);
        writer.save(calls);
        CallVerdicts.settle(
                handle, calls.stream().map(call -> call.id().value()).toList());
        WebhookOutbox.add(handle, diff.events(), WebhookOutbox.subscribers(handle));
    }
}
