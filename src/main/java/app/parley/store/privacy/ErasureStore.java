package app.parley.store.privacy;

import app.parley.kernel.UserId;
import app.parley.people.Audit.Actor;
import app.parley.people.AuditAction;
import app.parley.people.TokenGenerator;
import app.parley.privacy.ErasureRepository;
import app.parley.privacy.Erasures;
import app.parley.store.account.AuditStore;
import app.parley.store.account.ErasureAliases;
import app.parley.store.callsearch.CallSearch;
import app.parley.store.callsearch.SearchText;
import app.parley.store.callstats.DailyCallRows;
import app.parley.store.db.Database;
import app.parley.store.db.DatabaseAway;
import app.parley.store.db.RowBatches;
import app.parley.store.journal.JournalWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Takes people out of all tables. Their calls change a few at a time, so that nobody waits long for a row. */
public final class ErasureStore implements ErasureRepository {
    private static final int CALLS_AT_ONCE = 200;
    private static final long PATIENCE_SECONDS = 4;
    private static final List<String> TABLES_BY_CALL =
            List.of("call_quality", "quality_samples", "call_series", "pre_call_results");

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

    /** To be called now and again: what was broken off goes on, under the same alias. */
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

    /** What is on its way into the tables under the old name must be there before it is looked for. */
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
        DailyCallRows.guard(handle);
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
        if (calls.isEmpty()) {
            return 0;
        }
        DailyCallRows.forget(handle, CallSearch.starts(handle, calls));
        update(handle, calls, user, alias, "UPDATE call_spans SET username = :alias, device = 'Unknown device'");
        TABLES_BY_CALL.forEach(
                table -> update(handle, calls, user, alias, "UPDATE " + table + " SET username = :alias"));
        update(handle, calls, user, alias, "UPDATE call_people SET username = :alias, name = :name");
        handle.createUpdate("""
                        UPDATE calls
                        SET started_by = :alias, started_by_name = :name
                        WHERE id IN (<calls>) AND started_by = :user
                        """)
                .bindList("calls", calls)
                .bind("user", user)
                .bind("alias", alias)
                .bind("name", Erasures.NAME)
                .execute();
        rewriteNames(handle, calls);
        return calls.size();
    }

    private static void update(Handle handle, List<String> calls, String user, String alias, String change) {
        handle.createUpdate(change + " WHERE call_id IN (<calls>) AND username = :user")
                .bindList("calls", calls)
                .bind("user", user)
                .bind("alias", alias)
                .bind("name", Erasures.NAME)
                .execute();
    }

    /** A call whose names changed. */
    private record Renamed(String id, boolean ofItsOwn, String roomName, List<String> people) {
        String newRoomName() {
            return ofItsOwn ? ErasureAliases.roomName(people) : roomName;
        }

        String searchText() {
            return SearchText.joined(
                    Stream.concat(Stream.of(newRoomName()), people.stream()).toList());
        }
    }

    private static void rewriteNames(Handle handle, List<String> calls) {
        Map<String, Renamed> renamed = new LinkedHashMap<>();
        handle.createQuery("""
                        SELECT c.id, c.room_name, c.room_kind, p.name
                        FROM calls c
                        JOIN call_people p ON p.call_id = c.id
                        WHERE c.id IN (<calls>)
                        ORDER BY c.id, p.place
                        """)
                .bindList("calls", calls)
                .map((row, context) -> new Renamed(
                        row.getString("id"),
                        row.getString("room_kind").equals(ErasureAliases.CALL_ROOM),
                        row.getString("room_name"),
                        new ArrayList<>(List.of(row.getString("name")))))
                .forEach(found -> renamed.merge(found.id(), found, (known, next) -> {
                    known.people().addAll(next.people());
                    return known;
                }));
        PreparedBatch batch =
                handle.prepareBatch("UPDATE calls SET room_name = :roomName, search_text = :searchText WHERE id = :id");
        renamed.values()
                .forEach(call -> batch.bind("id", call.id())
                        .bind("roomName", call.newRoomName())
                        .bind("searchText", call.searchText())
                        .add());
        batch.execute();
    }

    private void eraseMessages(String user, String alias) {
        RowBatches.ofRowsIn("messages")
                .change(
                        database,
                        "UPDATE messages SET username = :alias, name = :name",
                        "username = :user",
                        Map.of("user", user, "alias", alias, "name", Erasures.NAME));
    }

    /** Where they came from goes too, also when they could not sign in. A room may have an id that is somebody's name. */
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

    /** What was told to others cannot be taken back, what is kept of it and still to be told can. */
    private void eraseDeliveries(String user) {
        RowBatches.ofRowsIn("webhook_deliveries")
                .delete(
                        database,
                        "POSITION(:asUser IN body) > 0 OR POSITION(:asUsername IN body) > 0",
                        Map.of(
                                "asUser", "\"user\":\"" + user + "\"",
                                "asUsername", "\"username\":\"" + user + "\""));
    }

    /** Sign-ins and API tokens go with it. */
    private static void eraseAccount(Handle handle, String user) {
        handle.execute("DELETE FROM login_sessions WHERE guest_user = ?", user);
        if (handle.execute("DELETE FROM accounts WHERE username = ?", user) > 0) {
            handle.execute("INSERT INTO retired_names (name_hash) VALUES (?)", TokenGenerator.hash(user));
        }
    }
}
