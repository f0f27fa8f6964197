package app.parley.store.account;

import app.parley.hub.value.Journal.LastSeen;
import app.parley.hub.value.Journal.StatusSet;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes when people were last seen, which presence status they chose, and when the server was last alive. */
public final class PresenceRows {
    private PresenceRows() {}

    public static void saveLastSeen(Handle handle, Collection<LastSeen> people) {
        if (people.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("UPDATE accounts SET last_seen_at = :at WHERE username = :user");
        for (LastSeen seen : people) {
            batch.bind("user", seen.user().value()).bind("at", seen.at()).add();
        }
        batch.execute();
    }

    public static void saveStatuses(Handle handle, Collection<StatusSet> statuses) {
        if (statuses.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                UPDATE accounts
                SET status = :status, status_text = :text, status_until = :until
                WHERE username = :user
                """);
        for (StatusSet set : statuses) {
            batch.bind("user", set.user().value())
                    .bind("status", set.status().wire())
                    .bind("text", set.text())
                    .bindByType("until", set.until(), Instant.class)
                    .add();
        }
        batch.execute();
    }

    public static void saveAlive(Handle handle, Instant at) {
        int updated = handle.createUpdate("UPDATE server_state SET alive_at = :at WHERE id = 1")
                .bind("at", at)
                .execute();
        if (updated == 0) {
            handle.createUpdate("INSERT INTO server_state (id, alive_at) VALUES (1, :at)")
                    .bind("at", at)
                    .execute();
        }
    }

    /** Issues a write that changes nothing. The commit then shows whether the database accepts writes. */
    public static void touch(Handle handle) {
        saveAlive(handle, lastAlive(handle).orElse(Instant.EPOCH));
    }

    public static Optional<Instant> lastAlive(Handle handle) {
        return handle.select("SELECT alive_at FROM server_state WHERE id = 1")
                .mapTo(Instant.class)
                .findOne();
    }
}
