package app.parley.store.callstats;

import app.parley.calls.CallFilter;
import app.parley.calls.CallQuery;
import app.parley.calls.CallSort;
import app.parley.calls.LoggedCall;
import app.parley.calls.Viewer;
import app.parley.calls.stats.StatsAccumulator;
import app.parley.kernel.CallOutcome;
import app.parley.store.account.ErasureAliases;
import app.parley.store.callsearch.CallConditions;
import app.parley.store.callsearch.CallIndex;
import app.parley.store.callsearch.CallSearch;
import app.parley.store.callsearch.IndexScan;
import app.parley.store.callsearch.SelectiveProbe;
import app.parley.store.db.IndexHints;
import app.parley.store.db.StoredTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads the data for statistics call by call. */
public final class LiveCallReader {
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

    /** Each {@code call_people} row also stores when its call started. */
    private static final String PEOPLE_BY_TIME = """
            SELECT started_at, username
            FROM call_people
            WHERE started_at >= :from0
              AND started_at < :to0
            """;

    /** Limits how much is in memory at once, because some database drivers hold a whole result in memory. */
    private static final Duration STRETCH = Duration.ofDays(14);

    private LiveCallReader() {}

    /** @param filter has both {@code from} and {@code to} */
    public static void read(Handle handle, CallFilter filter, Viewer viewer, StatsAccumulator stats) {
        Instant end = Objects.requireNonNull(filter.to());
        Instant from = Objects.requireNonNull(filter.from());
        if (!from.isBefore(end)) {
            return;
        }
        CallIndex index = index(filter, viewer);
        Optional<List<String>> few = new SelectiveProbe(handle, CallSearch.FEW).fitting(filter, viewer, index.served());
        if (few.isPresent()) {
            if (!few.get().isEmpty()) {
                readAtOnce(handle, CallConditions.of(filter, viewer).of(few.get()), false, stats);
            }
            return;
        }
        boolean byTime = viewer.admin() && filter.isByTimeAlone();
        while (from.isBefore(end)) {
            Instant to = from.plus(STRETCH).isBefore(end) ? from.plus(STRETCH) : end;
            CallConditions stretch = CallConditions.along(index, 0, filter.within(from, to), viewer);
            readAtOnce(handle, stretch, byTime, stats);
            from = to;
        }
    }

    /** Returns an index that has the calls in order of time, each call once. */
    private static CallIndex index(CallFilter filter, Viewer viewer) {
        if (filter.isAboutViewer(viewer)) {
            return CallIndex.OF_USER;
        }
        IndexScan scan = IndexScan.of(new CallQuery(viewer, filter, CallSort.NEWEST, 1, null));
        return scan.branches().size() == 1 ? scan.index() : CallIndex.BY_START;
    }

    private static void readAtOnce(Handle handle, CallConditions conditions, boolean byTime, StatsAccumulator stats) {
        query(handle, CALLS, conditions)
                .map((row, context) -> {
                    stats.call(
                            StoredTypes.instant(row, "started_at"),
                            CallOutcome.ofWire(row.getString("outcome")).orElseThrow(),
                            row.getLong("duration_seconds"),
                            room(row));
                    return true;
                })
                .forEach(done -> {});
        Query people =
                byTime ? conditions.boundTo(handle.createQuery(PEOPLE_BY_TIME)) : query(handle, PEOPLE, conditions);
        people.map((row, context) -> {
                    stats.person(StoredTypes.instant(row, "started_at"), row.getString("username"));
                    return true;
                })
                .forEach(done -> {});
    }

    private static LoggedCall.@Nullable Room room(ResultSet row) throws SQLException {
        return isRoomOfACall(row) ? null : new LoggedCall.Room(row.getString("room"), row.getString("room_name"));
    }

    /** Returns whether the room existed for this call only, such as the room of a ringing call. */
    static boolean isRoomOfACall(ResultSet row) throws SQLException {
        return row.getString("room_kind").equals(ErasureAliases.CALL_ROOM);
    }

    private static Query query(Handle handle, String sql, CallConditions conditions) {
        return conditions.boundTo(
                handle.createQuery(sql.formatted(conditions.fromCalls(IndexHints.on(handle)), conditions.where())));
    }
}
