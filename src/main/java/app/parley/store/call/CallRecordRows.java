package app.parley.store.call;

import app.parley.hub.value.CallRecord;
import app.parley.hub.value.CallRecord.Attendance;
import app.parley.hub.value.CallRecord.ParticipantRecord;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.kernel.CallId;
import app.parley.kernel.CallKind;
import app.parley.kernel.CallMedia;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.ParticipantOutcome;
import app.parley.kernel.ParticipantRole;
import app.parley.kernel.PeerId;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.store.db.StoredTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads calls back as the {@link CallRecord}s that the hub wrote. Stateless. */
public final class CallRecordRows {
    private CallRecordRows() {}

    /** Returns the calls that have not ended, the oldest first. */
    public static List<CallRecord> ongoing(Handle handle) {
        return handle.select("SELECT * FROM calls WHERE outcome = 'ongoing' ORDER BY started_at, id")
                .map((row, context) -> call(handle, row))
                .list();
    }

    private static CallRecord call(Handle handle, ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new CallRecord(
                new CallId(id),
                CallKind.ofWire(row.getString("kind")).orElseThrow(),
                new RoomId(row.getString("room")),
                row.getString("room_name"),
                Kind.ofWire(row.getString("room_kind")).orElseThrow(),
                CallMedia.ofWire(row.getString("media")).orElseThrow(),
                CallOutcome.ofWire(row.getString("outcome")).orElseThrow(),
                new UserId(row.getString("started_by")),
                row.getString("started_by_name"),
                StoredTypes.instant(row, "started_at"),
                StoredTypes.maybeInstant(row, "answered_at"),
                null,
                null,
                legs(handle, id));
    }

    private static List<ParticipantRecord> legs(Handle handle, String call) {
        return handle.select("SELECT * FROM call_people WHERE call_id = ? ORDER BY place", call)
                .map((row, context) -> new ParticipantRecord(
                        new UserId(row.getString("username")),
                        row.getString("name"),
                        row.getBoolean("guest"),
                        ParticipantRole.ofWire(row.getString("role")).orElseThrow(),
                        ParticipantOutcome.ofWire(row.getString("outcome")).orElseThrow(),
                        spans(handle, call, row.getString("username"))))
                .list();
    }

    private static List<Attendance> spans(Handle handle, String call, String user) {
        return handle.select("SELECT * FROM call_spans WHERE call_id = ? AND username = ? ORDER BY place", call, user)
                .map((row, context) -> new Attendance(
                        new PeerId(row.getString("peer")),
                        StoredTypes.instant(row, "joined_at"),
                        StoredTypes.maybeInstant(row, "left_at"),
                        row.getString("device")))
                .list();
    }
}
