package app.parley.store.call;

import app.parley.calls.CallLog;
import app.parley.calls.CallMeasurements;
import app.parley.calls.CallQuery;
import app.parley.calls.LoggedCall;
import app.parley.calls.LoggedPerson;
import app.parley.calls.Viewer;
import app.parley.calls.quality.ConnectionSample;
import app.parley.kernel.CallKind;
import app.parley.kernel.CallMedia;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.EndReason;
import app.parley.store.callsearch.CallSearch;
import app.parley.store.db.Database;
import app.parley.store.db.StoredTypes;
import app.parley.store.quality.CallSamples;
import app.parley.store.quality.PreCallCheckRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Reads and deletes calls in the call log's tables. Thread-safe. A page takes a fixed small number of statements,
 * however long it is, and shows one consistent state of the log.
 */
public final class CallStore implements CallLog {
    private final Database database;

    public CallStore(Database database) {
        this.database = database;
    }

    @Override
    public List<LoggedCall> find(CallQuery query) {
        return database.inSnapshot(handle -> read(handle, CallSearch.of(handle, query)));
    }

    @Override
    public Optional<LoggedCall> find(String id, Viewer viewer) {
        return database.inSnapshot(handle -> read(handle, id, viewer));
    }

    @Override
    public Optional<CallMeasurements> lines(String id, Viewer viewer) {
        return database.inSnapshot(handle ->
                read(handle, id, viewer).map(call -> measurements(handle, call, CallSamples.of(handle, id))));
    }

    @Override
    public CallMeasurements linesOf(LoggedPerson person, LoggedCall call) {
        return database.inSnapshot(
                handle -> measurements(handle, call, CallSamples.of(handle, call.id(), person.user())));
    }

    private static CallMeasurements measurements(
            Handle handle, LoggedCall call, Map<String, List<ConnectionSample>> samples) {
        return new CallMeasurements(
                call, samples, CallSamples.usersOfPeers(handle, call.id()), PreCallCheckRows.of(handle, call.id()));
    }

    @Override
    public void delete(String id) {
        database.useTransaction(handle -> CallWriter.lock(handle).delete(List.of(id)));
    }

    private static Optional<LoggedCall> read(Handle handle, String id, Viewer viewer) {
        return read(handle, CallSearch.of(handle, id, viewer)).stream().findFirst();
    }

    /** Returns the calls with these ids, in this order. */
    public static List<LoggedCall> read(Handle handle, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, List<LoggedPerson>> people = CallPeople.of(handle, ids);
        Map<String, LoggedCall> calls = new HashMap<>();
        handle.createQuery("SELECT * FROM calls WHERE id IN (<ids>)")
                .bindList("ids", ids)
                .map((row, context) -> call(row, people))
                .forEach(call -> calls.put(call.id(), call));
        return ids.stream().flatMap(id -> Stream.ofNullable(calls.get(id))).toList();
    }

    private static LoggedCall call(ResultSet row, Map<String, List<LoggedPerson>> people) throws SQLException {
        String id = row.getString("id");
        String endReason = row.getString("end_reason");
        List<LoggedPerson> everybody = people.getOrDefault(id, List.of());
        return new LoggedCall(
                id,
                CallKind.ofWire(row.getString("kind")).orElseThrow(),
                new LoggedCall.Room(row.getString("room"), row.getString("room_name")),
                CallMedia.ofWire(row.getString("media")).orElseThrow(),
                CallOutcome.ofWire(row.getString("outcome")).orElseThrow(),
                starter(row.getString("started_by"), row.getString("started_by_name"), everybody),
                StoredTypes.instant(row, "started_at"),
                StoredTypes.maybeInstant(row, "answered_at"),
                StoredTypes.maybeInstant(row, "ended_at"),
                row.getLong("ring_seconds"),
                row.getLong("duration_seconds"),
                endReason == null ? null : EndReason.ofWire(endReason).orElseThrow(),
                everybody);
    }

    private static LoggedCall.Named starter(String user, String name, List<LoggedPerson> people) {
        boolean guest = people.stream()
                .anyMatch(person -> person.guest() && person.user().equals(user));
        return new LoggedCall.Named(user, name, guest);
    }
}
