package app.parley.store.callstats;

import app.parley.calls.LoggedCall;
import app.parley.calls.stats.DayCall;
import app.parley.calls.stats.PackedDay;
import app.parley.kernel.CallKind;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.ParticipantOutcome;
import app.parley.kernel.ParticipantRole;
import app.parley.store.db.StoredTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Packs the calls of one day for the archive. Not thread-safe. */
final class DailyCallReader {
    private static final String PEOPLE = """
            SELECT call_id, username, name, role, outcome
            FROM call_people
            WHERE started_at >= :from
              AND started_at < :to
            ORDER BY started_at, call_id, username
            """;

    private static final String CALLS = """
            SELECT id, started_at, outcome, kind, duration_seconds, room_kind, room, room_name, started_by
            FROM calls
            WHERE started_at >= :from
              AND started_at < :to
            ORDER BY started_at, id
            """;

    /** Keeps a part small enough for one value in every database, however many people are in each call. */
    private static final int CALLS_IN_A_PART = 2_048;

    private final Instant start;
    private final Map<String, List<DayCall.Person>> peopleByCall = new HashMap<>();
    private final List<DayCall> calls = new ArrayList<>();

    private DailyCallReader(long day) {
        this.start = DailyCallRows.startOf(day);
    }

    /** Some calls of the day, packed. */
    static final class Part {
        private final int calls;
        private final byte[] facts;

        private Part(int calls, byte[] facts) {
            this.calls = calls;
            this.facts = facts;
        }

        int calls() {
            return calls;
        }

        byte[] facts() {
            return facts;
        }
    }

    static DailyCallReader of(Handle handle, long day) {
        DailyCallReader reading = new DailyCallReader(day);
        Instant end = DailyCallRows.startOf(day + 1);
        handle.createQuery(PEOPLE)
                .bind("from", reading.start)
                .bind("to", end)
                .map((row, context) -> reading.takePerson(row))
                .forEach(taken -> {});
        handle.createQuery(CALLS)
                .bind("from", reading.start)
                .bind("to", end)
                .map((row, context) -> reading.calls.add(reading.call(row)))
                .forEach(taken -> {});
        return reading;
    }

    /** Returns whether all calls are over. */
    boolean isOver() {
        return calls.stream().noneMatch(call -> call.outcome() == CallOutcome.ONGOING);
    }

    /** Returns all calls in their order. There is at least one part, even for a day without calls. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int from = 0; from == 0 || from < calls.size(); from += CALLS_IN_A_PART) {
            List<DayCall> some = calls.subList(from, Math.min(calls.size(), from + CALLS_IN_A_PART));
            parts.add(new Part(some.size(), PackedDay.pack(start, some)));
        }
        return parts;
    }

    private boolean takePerson(ResultSet row) throws SQLException {
        return peopleByCall
                .computeIfAbsent(row.getString("call_id"), call -> new ArrayList<>())
                .add(DayCall.Person.of(
                        row.getString("username"),
                        row.getString("name"),
                        ParticipantRole.ofWire(row.getString("role")).orElseThrow(),
                        ParticipantOutcome.ofWire(row.getString("outcome")).orElseThrow()));
    }

    private DayCall call(ResultSet row) throws SQLException {
        return new DayCall(
                StoredTypes.instant(row, "started_at"),
                CallOutcome.ofWire(row.getString("outcome")).orElseThrow(),
                CallKind.ofWire(row.getString("kind")).orElseThrow(),
                row.getLong("duration_seconds"),
                new LoggedCall.Room(
                        LiveCallReader.isRoomOfACall(row) ? "" : row.getString("room"), row.getString("room_name")),
                row.getString("started_by"),
                peopleByCall.getOrDefault(row.getString("id"), List.of()));
    }
}
