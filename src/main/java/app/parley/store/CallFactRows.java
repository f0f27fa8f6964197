package app.parley.store;

import app.parley.calls.Asker;
import app.parley.calls.CallFacts;
import app.parley.calls.CallFilter;
import app.parley.calls.LoggedCall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads what statistics are made of, call by call. */
final class CallFactRows {
    private static final String CALLS = """
            SELECT c.started_at, c.outcome, c.duration_seconds, c.room_kind, c.room, c.room_name
            FROM %s
            WHERE %s
            ORDER BY c.started_at
            """;

    private static final String PEOPLE = """
            SELECT c.started_at, leg.username
            FROM %s
            JOIN call_people leg ON leg.call_id = c.id AND leg.started_at = c.started_at
            WHERE %s
            """;

    /** A leg knows when its call started. */
    private static final String PEOPLE_BY_TIME = """
            SELECT started_at, username
            FROM call_people
            WHERE started_at >= :from
              AND started_at < :to
            """;

    /** What is read at once stays small, on databases too that hold a whole result in memory. */
    private static final Duration STRETCH = Duration.ofDays(14);

    private CallFactRows() {}

    /** @param filter has both {@code from} and {@code to} */
    static void read(Handle handle, CallFilter filter, Asker asker, CallFacts facts) {
        Instant end = Objects.requireNonNull(filter.to());
        Instant from = Objects.requireNonNull(filter.from());
        while (from.isBefore(end)) {
            Instant to = from.plus(STRETCH).isBefore(end) ? from.plus(STRETCH) : end;
            readAtOnce(handle, filter.within(from, to), asker, facts);
            from = to;
        }
    }

    private static void readAtOnce(Handle handle, CallFilter filter, Asker asker, CallFacts facts) {
        CallConditions conditions = CallConditions.of(filter, asker);
        query(handle, CALLS, conditions)
                .map((row, context) -> {
                    facts.call(
                            StoredTypes.instant(row, "started_at"),
                            row.getString("outcome"),
                            row.getLong("duration_seconds"),
                            room(row).orElse(null));
                    return true;
                })
                .forEach(done -> {});
        Query people = asker.admin() && filter.isByTimeAlone()
                ? conditions.boundTo(handle.createQuery(PEOPLE_BY_TIME))
                : query(handle, PEOPLE, conditions);
        people.map((row, context) -> {
                    facts.person(StoredTypes.instant(row, "started_at"), row.getString("username"));
                    return true;
                })
                .forEach(done -> {});
    }

    /** Empty for the room of a ringing call. */
    static Optional<LoggedCall.Room> room(ResultSet row) throws SQLException {
        return row.getString("room_kind").equals(ErasedPeople.CALL_ROOM)
                ? Optional.empty()
                : Optional.of(new LoggedCall.Room(row.getString("room"), row.getString("room_name")));
    }

    private static Query query(Handle handle, String sql, CallConditions conditions) {
        return conditions.boundTo(handle.createQuery(sql.formatted(conditions.from(), conditions.where())));
    }
}
