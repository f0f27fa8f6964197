package app.parley.store.call;

import app.parley.hub.value.CallRecord;
import app.parley.hub.value.CallRecord.Attendance;
import app.parley.hub.value.CallRecord.ParticipantRecord;
import app.parley.kernel.EndReason;
import app.parley.store.callsearch.SearchText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes complete calls. Saving the same state again changes nothing; saving a newer state replaces the older one. */
final class CallRows {
    private static final String UPDATE = """
            UPDATE calls
            SET kind = :kind, room = :room, room_name = :roomName, room_kind = :roomKind, media = :media,
                outcome = :outcome, started_by = :startedBy, started_by_name = :startedByName, started_at = :startedAt,
                answered_at = :answeredAt, ended_at = :endedAt, end_reason = :endReason,
                ring_seconds = :ringSeconds, duration_seconds = :durationSeconds, search_text = :searchText
            WHERE id = :id
            """;

    private static final String INSERT = """
            INSERT INTO calls
                (id, kind, room, room_name, room_kind, media, outcome, started_by, started_by_name, started_at,
                 answered_at, ended_at, end_reason, ring_seconds, duration_seconds, search_text)
            VALUES
                (:id, :kind, :room, :roomName, :roomKind, :media, :outcome, :startedBy, :startedByName, :startedAt,
                 :answeredAt, :endedAt, :endReason, :ringSeconds, :durationSeconds, :searchText)
            """;

    private static final String INSERT_LEG = """
            INSERT INTO call_people
                (call_id, place, username, name, guest, role, outcome, started_at, duration_seconds)
            VALUES
                (:call, :place, :user, :name, :guest, :role, :outcome, :startedAt, :durationSeconds)
            """;

    private static final String INSERT_SPAN = """
            INSERT INTO call_spans (call_id, username, place, peer, device, joined_at, left_at)
            VALUES (:call, :user, :place, :peer, :device, :joinedAt, :leftAt)
            """;

    private CallRows() {}

    static void save(Handle handle, Collection<CallRecord> calls) {
        if (calls.isEmpty()) {
            return;
        }
        List<CallRecord> unknown = update(handle, List.copyOf(calls));
        if (!unknown.isEmpty()) {
            PreparedBatch inserts = handle.prepareBatch(INSERT);
            unknown.forEach(call -> bind(inserts, call).add());
            inserts.execute();
        }
        deletePeople(handle, calls);
        insertPeople(handle, calls);
    }

    private static List<CallRecord> update(Handle handle, List<CallRecord> calls) {
        PreparedBatch updates = handle.prepareBatch(UPDATE);
        calls.forEach(call -> bind(updates, call).add());
        int[] found = updates.execute();
        List<CallRecord> unknown = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            if (found[i] == 0) {
                unknown.add(calls.get(i));
            }
        }
        return unknown;
    }

    private static PreparedBatch bind(PreparedBatch batch, CallRecord call) {
        EndReason endReason = call.endReason();
        return batch.bind("id", call.id().value())
                .bind("kind", call.kind().wire())
                .bind("room", call.room().value())
                .bind("roomName", call.roomName())
                .bind("roomKind", call.roomKind().wire())
                .bind("media", call.media().wire())
                .bind("outcome", call.outcome().wire())
                .bind("startedBy", call.startedBy().value())
                .bind("startedByName", call.startedByName())
                .bind("startedAt", call.startedAt())
                .bindByType("answeredAt", call.answeredAt(), Instant.class)
                .bindByType("endedAt", call.endedAt(), Instant.class)
                .bind("endReason", endReason == null ? null : endReason.wire())
                .bind("ringSeconds", call.ringSeconds())
                .bind("durationSeconds", call.durationSeconds())
                .bind("searchText", searchText(call));
    }

    private static void deletePeople(Handle handle, Collection<CallRecord> calls) {
        List<String> ids = calls.stream().map(call -> call.id().value()).toList();
        for (String table : List.of("call_spans", "call_people")) {
            handle.createUpdate("DELETE FROM <table> WHERE call_id IN (<ids>)")
                    .define("table", table)
                    .bindList("ids", ids)
                    .execute();
        }
    }

    private static void insertPeople(Handle handle, Collection<CallRecord> calls) {
        PreparedBatch legs = handle.prepareBatch(INSERT_LEG);
        PreparedBatch spans = handle.prepareBatch(INSERT_SPAN);
        for (CallRecord call : calls) {
            String id = call.id().value();
            for (int place = 0; place < call.people().size(); place++) {
                ParticipantRecord participant = call.people().get(place);
                legs.bind("call", id)
                        .bind("place", place)
                        .bind("user", participant.user().value())
                        .bind("name", participant.name())
                        .bind("guest", participant.guest())
                        .bind("role", participant.role().wire())
                        .bind("outcome", participant.outcome().wire())
                        .bind("startedAt", call.startedAt())
                        .bind("durationSeconds", call.durationSeconds())
                        .add();
                addAttendances(spans, id, participant);
            }
        }
        if (legs.size() > 0) {
            legs.execute();
        }
        if (spans.size() > 0) {
            spans.execute();
        }
    }

    private static void addAttendances(PreparedBatch batch, String call, ParticipantRecord participant) {
        for (int place = 0; place < participant.spans().size(); place++) {
            Attendance attendance = participant.spans().get(place);
            batch.bind("call", call)
                    .bind("user", participant.user().value())
                    .bind("place", place)
                    .bind("peer", attendance.peer().value())
                    .bind("device", attendance.device())
                    .bind("joinedAt", attendance.joinedAt())
                    .bindByType("leftAt", attendance.leftAt(), Instant.class)
                    .add();
        }
    }

    private static String searchText(CallRecord call) {
        return SearchText.joined(
                Stream.concat(Stream.of(call.roomName()), call.people().stream().map(ParticipantRecord::name))
                        .toList());
    }
}
