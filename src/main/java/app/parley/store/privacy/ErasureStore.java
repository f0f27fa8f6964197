package app.parley.store.privacy;

import app.parley.kernel.UserId;
import app.parley.people.Audit.Actor;
import app.parley.people.AuditAction;
import app.parley.people.TokenGenerator;
import app.parley.privacy.ErasureRepository;
import app.parley.privacy.Erasures;
import app.parley.store.account.AuditStore;
import app.parley.store.call.CallWriter;
import app.parley.store.db.Database;
import app.parley.store.db.DatabaseAway;
import app.parley.store.db.RowBatches;
import app.parley.store.journal.JournalWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.Handle;

/**
 * Erases people from all tables. It changes their calls in small batches, so that no other transaction waits long for a
 * row.
 */
public final class ErasureStore implements ErasureRepository {
    private static final int CALLS_AT_ONCE = 200;
    private static final long PATIENCE_SECONDS = 4;

    private final Database database;
    private final JournalWriter journal;

    public ErasureStore(Database database, JournalWriter journal) {
        this.database = database;
        this.journal = journal;
    }

    @Override
    public void erase(UserId user, UserId alias, Actor by, Instant now) {
        erase(database.inTransaction(
                handle -> BegunErasures.begin(handle, new BegunErasures.Begun(user, alias, by, now))));
    }

    /** Continues interrupted erasures, under the same alias. The scheduler calls this regularly. */
    public void finishBegun() {
        database.query(BegunErasures::all).forEach(this::erase);
    }

    private void erase(BegunErasures.Begun begun) {
        String user = begun.user().value();
        String alias = begun.alias().value();
        forgetInTheJournal(begun.user(), begun.alias(), begun.at());
        int changed;
        do {
            changed = database.inTransaction(handle -> eraseSomeCalls(handle, user, alias));
        } while (changed == CALLS_AT_ONCE);
        eraseMessages(user, alias);
        eraseDirectMessages(user, alias);
        eraseAudit(user, alias);
        eraseDeliveries(user);
        database.useTransaction(handle -> {
            if (BegunErasures.end(handle, begun.user())) {
                eraseInvites(handle, user, alias, begun.at());
                eraseAccount(handle, user);
                AuditStore.insert(handle, begun.at(), begun.by(), AuditAction.USER_ERASED, alias, null);
            }
        });
    }

    /** Waits until the journal has written its entries with the old name, so that the erasure finds them. */
    private void forgetInTheJournal(UserId user, UserId alias, Instant now) {
        try {
            journal.erase(user, alias, now).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new DatabaseAway(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseAway(e);
        }
    }

    private static int eraseSomeCalls(Handle handle, String user, String alias) {
        CallWriter writer = CallWriter.lock(handle);
        List<String> calls = handle.createQuery("""
                        SELECT call_id
                        FROM call_people
                        WHERE username = :user
                        ORDER BY call_id
                        LIMIT :limit
                        """)
                .bind("user", user)
                .bind("limit", CALLS_AT_ONCE)
                .mapTo(String.class)
                .list();
        writer.erase(calls, user, alias);
        return calls.size();
    }

    private void eraseMessages(String user, String alias) {
        RowBatches.ofRowsIn("messages")
                .change(
                        database,
                        "UPDATE messages SET username = :alias, name = :name",
                        "username = :user",
                        Map.of("user", user, "alias", alias, "name", Erasures.NAME));
    }

    /** What was written stays with whoever it was written with, and goes once both are erased. */
    private void eraseDirectMessages(String user, String alias) {
        Map<String, String> names = Map.of("user", user, "alias", alias);
        RowBatches<Long> messages = RowBatches.ofRowsIn("direct_messages");
        messages.change(database, "UPDATE direct_messages SET sender = :alias", "sender = :user", names);
        messages.change(database, "UPDATE direct_messages SET recipient = :alias", "recipient = :user", names);
        messages.delete(
                database,
                "(sender = :alias AND recipient LIKE 'erased-%') OR (recipient = :alias AND sender LIKE 'erased-%')",
                Map.of("alias", alias));
        database.useTransaction(handle -> {
            handle.execute("DELETE FROM direct_seen WHERE username = ?", user);
            handle.execute("UPDATE direct_seen SET other = ? WHERE other = ?", alias, user);
        });
    }

    /** Erases the person's addresses too, also those of failed sign-ins. The id of a room may equal a user's name. */
    private void eraseAudit(String user, String alias) {
        Map<String, String> names = Map.of("user", user, "alias", alias);
        RowBatches<Long> audit = RowBatches.ofRowsIn("audit");
        audit.change(database, "UPDATE audit SET actor = :alias, address = NULL", "actor = :user", names);
        audit.change(
                database,
                "UPDATE audit SET address = NULL",
                "target = :user AND actor IS NULL AND action NOT LIKE 'room.%'",
                names);
        audit.change(
                database, "UPDATE audit SET target = :alias", "target = :user AND action NOT LIKE 'room.%'", names);
    }

    private static void eraseInvites(Handle handle, String user, String alias, Instant now) {
        handle.execute("UPDATE invites SET revoked_at = ? WHERE created_by = ? AND revoked_at IS NULL", now, user);
        handle.execute("UPDATE invites SET created_by = ? WHERE created_by = ?", alias, user);
    }

    /** Delivered events cannot be taken back. This changes stored and pending deliveries. */
    private void eraseDeliveries(String user) {
        RowBatches.ofRowsIn("webhook_deliveries")
                .delete(
                        database,
                        "POSITION(:asUser IN body) > 0 OR POSITION(:asUsername IN body) > 0",
                        Map.of(
                                "asUser", "\"user\":\"" + user + "\"",
                                "asUsername", "\"username\":\"" + user + "\""));
    }

    /** Deletes the account with its login sessions and API tokens. */
    private static void eraseAccount(Handle handle, String user) {
        handle.execute("DELETE FROM login_sessions WHERE guest_user = ?", user);
        if (handle.execute("DELETE FROM accounts WHERE username = ?", user) > 0) {
            handle.execute("INSERT INTO retired_names (name_hash) VALUES (?)", TokenGenerator.hash(user));
        }
    }
}
