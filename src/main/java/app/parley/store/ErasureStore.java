package app.parley.store;

import app.parley.hub.UserId;
import app.parley.people.Audit.Actor;
import app.parley.people.AuditAction;
import app.parley.people.ErasureRecords;
import app.parley.people.Erasures;
import app.parley.people.Secrets;
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
public final class ErasureStore implements ErasureRecords {
    private static final int CALLS_AT_ONCE = 200;
    private static final long PATIENCE_SECONDS = 4;
    private static final List<String> TABLES_BY_CALL = List.of("call_quality", "quality_samples", "call_series");

    private final Database database;
    private final JournalWriter journal;

    public ErasureStore(Database database, JournalWriter journal) {
        this.database = database;
        this.journal = journal;
    }

    @Override
    public void erase(UserId user, UserId alias, Actor by, Instant now) {
        forgetInTheJournal(user, alias, now);
        int changed;
        do {
            changed = database.inTransaction(handle -> eraseSomeCalls(handle, user.value(), alias.value()));
        } while (changed == CALLS_AT_ONCE);
        database.useTransaction(handle -> {
            eraseMessages(handle, user.value(), alias.value());
            eraseAudit(handle, user.value(), alias.value());
            eraseInvites(handle, user.value(), alias.value(), now);
            eraseDeliveries(handle, user.value());
            eraseAccount(handle, user.value());
            AuditStore.insert(handle, now, by, AuditAction.USER_ERASED, alias.value(), null);
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
        CallDayRows.guard(handle);
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
        CallDayRows.forget(handle, CallIds.starts(handle, calls));
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
            return ofItsOwn ? ErasedPeople.roomName(people) : roomName;
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
                        row.getString("room_kind").equals(ErasedPeople.CALL_ROOM),
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

    private static void eraseMessages(Handle handle, String user, String alias) {
        handle.execute("UPDATE messages SET username = ?, name = ? WHERE username = ?", alias, Erasures.NAME, user);
    }

    /** Where they came from goes too, also when they could not sign in. A room may have an id that is somebody's name. */
    private static void eraseAudit(Handle handle, String user, String alias) {
        handle.execute("UPDATE audit SET actor = ?, address = NULL WHERE actor = ?", alias, user);
        handle.execute(
                "UPDATE audit SET address = NULL WHERE target = ? AND actor IS NULL AND action NOT LIKE 'room.%'",
                user);
        handle.execute("UPDATE audit SET target = ? WHERE target = ? AND action NOT LIKE 'room.%'", alias, user);
    }

    private static void eraseInvites(Handle handle, String user, String alias, Instant now) {
        handle.execute("UPDATE invites SET revoked_at = ? WHERE created_by = ? AND revoked_at IS NULL", now, user);
        handle.execute("UPDATE invites SET created_by = ? WHERE created_by = ?", alias, user);
    }

    /** What was told to others cannot be taken back, what is kept of it and still to be told can. */
    private static void eraseDeliveries(Handle handle, String user) {
        for (String name : List.of("user", "username")) {
            handle.execute(
                    "DELETE FROM webhook_deliveries WHERE POSITION(? IN body) > 0",
                    "\"" + name + "\":\"" + user + "\"");
        }
    }

    /** Sign-ins and API tokens go with it. */
    private static void eraseAccount(Handle handle, String user) {
        handle.execute("DELETE FROM login_sessions WHERE guest_user = ?", user);
        if (handle.execute("DELETE FROM accounts WHERE username = ?", user) > 0) {
            handle.execute("INSERT INTO retired_names (name_hash) VALUES (?)", Secrets.hash(user));
        }
    }
}
