package app.parley.store;

import app.parley.calls.CallDay;
import app.parley.calls.LoggedCall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads the calls of one day into what is kept of it. Not thread-safe. */
final class CallDayReading {
    private static final String CALLS = """
            SELECT c.id, c.started_at, c.outcome, c.duration_seconds, c.room_kind, c.room, c.room_name, leg.username
            FROM calls c
            LEFT JOIN call_people leg ON leg.call_id = c.id
            WHERE c.started_at >= :from
              AND c.started_at < :to
            ORDER BY c.started_at, c.id
            """;

    private static final int ROWS_AT_ONCE = 2_000;

    private final Instant start;
    private final CallDay everybody;
    private final Map<String, CallDay> days = new HashMap<>();
    private final List<String> people = new ArrayList<>();
    private String call = "";
    private long calls;
    private boolean over = true;
    private Facts facts = new Facts(Instant.EPOCH, "", 0, Optional.empty());

    private record Facts(Instant startedAt, String outcome, long seconds, Optional<LoggedCall.Room> room) {}

    private CallDayReading(long day) {
        this.start = CallDayRows.startOf(day);
        this.everybody = new CallDay(start);
        days.put(CallDayRows.EVERYBODY, everybody);
    }

    static CallDayReading of(Handle handle, long day) {
        CallDayReading reading = new CallDayReading(day);
        handle.createQuery(CALLS)
                .bind("from", reading.start)
                .bind("to", CallDayRows.startOf(day + 1))
                .setFetchSize(ROWS_AT_ONCE)
                .map((row, context) -> reading.take(row))
                .forEach(taken -> {});
        reading.finishCall();
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

    /** Of all calls, and of each person's own by user name. */
    Map<String, CallDay> days() {
        return days;
    }

    private boolean take(ResultSet row) throws SQLException {
        String id = row.getString("id");
        if (!id.equals(call)) {
            finishCall();
            call = id;
            calls++;
            String outcome = row.getString("outcome");
            over = over && !outcome.equals("ongoing");
            facts = new Facts(
                    StoredTypes.instant(row, "started_at"),
                    outcome,
                    row.getLong("duration_seconds"),
                    CallFactRows.room(row));
        }
        String user = row.getString("username");
        if (user != null) {
            people.add(user);
        }
        return true;
    }

    private void finishCall() {
        if (!call.isEmpty()) {
            addTo(CallDayRows.EVERYBODY);
            people.forEach(this::addTo);
            people.clear();
        }
    }

    private void addTo(String whose) {
        CallDay day = days.computeIfAbsent(whose, user -> new CallDay(start));
        day.call(facts.startedAt(), facts.outcome(), facts.seconds(), facts.room().orElse(null));
        people.forEach(user -> day.person(facts.startedAt(), user));
    }
}
