package app.parley.store.call;

import app.parley.privacy.Erasures;
import app.parley.store.account.ErasureAliases;
import app.parley.store.callsearch.SearchText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Replaces an erased person in the rows of calls. */
final class ErasedCallRows {
    private static final List<String> TABLES_BY_CALL =
            List.of("call_quality", "quality_samples", "call_series", "pre_call_results");

    private ErasedCallRows() {}

    static void erase(Handle handle, List<String> calls, String user, String alias) {
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
}
