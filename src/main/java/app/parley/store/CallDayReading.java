package app.parley.store;

import app.parley.calls.CallDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Reads the calls of one day into what is kept of it. Not thread-safe. */
final class CallDayReading {
    private static final String PEOPLE = """
            SELECT call_id, username
            FROM call_people
            WHERE started_at >= :from
              AND started_at < :to
            """;

    private static final String CALLS = """
            SELECT id, started_at, outcome, kind, duration_seconds, room_kind, room, room_name
            FROM calls
            WHERE started_at >= :from
              AND started_at < :to
            ORDER BY started_at, id
            """;

    private final Instant start;
    private final Map<String, List<String>> peopleByCall = new HashMap<>();
    private final Map<CallDayKey, CallDay> days = new HashMap<>();
    private final CallDay everybody;
    private long calls;
    private boolean over = true;

    private CallDayReading(long day) {
        this.start = CallDayRows.startOf(day);
        this.everybody = new CallDay(start);
        days.put(CallDayKey.EVERYTHING, everybody);
    }

    static CallDayReading of(Handle handle, long day) {
        CallDayReading reading = new CallDayReading(day);
        Instant end = CallDayRows.startOf(day + 1);
        handle.createQuery(PEOPLE)
                .bind("from", reading.start)
                .bind("to", end)
                .map((row, context) -> reading.takePerson(row))
                .forEach(taken -> {});
        handle.createQuery(CALLS)
                .bind("from", reading.start)
                .bind("to", end)
                .map((row, context) -> reading.takeCall(row))
                .forEach(taken -> {});
        return reading;
    }

    /** Whether none of the calls still goes on. */
    boolean isOver() {
        return over;
    }

    /** How many calls there were. */
    long calls() {
        return calls;
    }

    CallDay everybody() {
        return everybody;
    }

    /** Of all calls and of each person's own, of any outcome and by outcome and kind. */
    Map<CallDayKey, CallDay> days() {
        return days;
    }

    private boolean takePerson(ResultSet row) throws SQLException {
        return peopleByCall
                .computeIfAbsent(row.getString("call_id"), call -> new ArrayList<>())
                .add(row.getString("username"));
    }

    private boolean takeCall(ResultSet row) throws SQLException {
        calls++;
        over = over && !row.getString("outcome").equals("ongoing");
        List<String> people = peopleByCall.getOrDefault(row.getString("id"), List.of());
        addCall(CallDayKey.EVERYTHING.user(), row, people);
        for (String user : people) {
            addCall(user, row, people);
        }
        return true;
    }

    private void addCall(String user, ResultSet row, List<String> people) throws SQLException {
        addCall(dayOf(CallDayKey.allOf(user)), row, people);
        addCall(dayOf(new CallDayKey(user, row.getString("outcome"), row.getString("kind"))), row, people);
    }

    private CallDay dayOf(CallDayKey key) {
        return days.computeIfAbsent(key, day -> new CallDay(start));
    }

    private static void addCall(CallDay day, ResultSet row, List<String> people) throws SQLException {
        Instant startedAt = StoredTypes.instant(row, "started_at");
        day.call(
                startedAt,
                row.getString("outcome"),
                row.getLong("duration_seconds"),
                CallFactRows.room(row).orElse(null));
        people.forEach(user -> day.person(startedAt, user));
    }
}
