package app.parley.store.callsearch;

import app.parley.calls.CallCursor;
import app.parley.calls.CallFilter;
import app.parley.calls.CallFilter.Direction;
import app.parley.calls.CallSort;
import app.parley.calls.Viewer;
import app.parley.kernel.CallOutcome;
import app.parley.store.db.IndexHints;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Builds the FROM and WHERE clauses of a query for calls, and holds their bound values. Not thread-safe.
 *
 * <p>The query scans one table along an index: {@code calls c}, or the {@code call_people} rows of one person. Every
 * other condition is an EXISTS test on each row, because no database turns EXISTS into the driving table.
 */
public final class CallConditions {
    private static final String LEG = "EXISTS (SELECT 1 FROM call_people %1$s WHERE %1$s.call_id = %2$s AND %3$s)";

    private final @Nullable CallIndex index;
    private final int branch;

    /**
     * The alias of the {@code call_people} row that the scan follows; null if the scan follows the calls themselves.
     */
    private final @Nullable String scanned;

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Collection<String>> lists = new LinkedHashMap<>();
    private boolean needsCalls;

    private CallConditions(@Nullable CallIndex index, int branch, @Nullable String scanned) {
        this.index = index;
        this.branch = branch;
        this.scanned = scanned;
    }

    /** Returns conditions for the calls that the viewer may see. */
    static CallConditions of(Viewer viewer) {
        return of(CallFilter.ALL, viewer);
    }

    /** Like {@link #of(Viewer)}, limited to the calls that match the filter. */
    public static CallConditions of(CallFilter filter, Viewer viewer) {
        return new CallConditions(null, 0, null).match(filter, viewer);
    }

    /**
     * Like {@link #of(CallFilter, Viewer)}, with a scan along an index.
     *
     * @param branch a number that is unique among the branches of the same statement
     */
    public static CallConditions along(CallIndex index, int branch, CallFilter filter, Viewer viewer) {
        String leg = filter.users().size() == 1 ? "chosen" : "mine";
        return new CallConditions(index, branch, index.isOfLegs() ? leg : null).match(filter, viewer);
    }

    private CallConditions match(CallFilter filter, Viewer viewer) {
        if (filter.isAboutViewer(viewer)) {
            leg(
                    "mine",
                    Set.of(viewer.user()),
                    filter.direction() == Direction.MISSED
                            ? " AND mine.role = 'callee' AND mine.outcome IN ('missed', 'cancelled', 'busy')"
                            : "");
        }
        if (!filter.users().isEmpty()) {
            leg("chosen", filter.users(), "");
        }
        // Starts are stored in whole milliseconds. Rounding up makes both bounds exclude exactly the right calls.
        if (filter.from() != null) {
            with(start() + " >= %s", "from", roundedUp(filter.from()));
        }
        if (filter.to() != null) {
            with(start() + " < %s", "to", roundedUp(filter.to()));
        }
        if (filter.minSeconds() != null) {
            with(seconds() + " >= %s", "minSeconds", filter.minSeconds());
        }
        if (filter.maxSeconds() != null) {
            with(seconds() + " <= %s", "maxSeconds", filter.maxSeconds());
        }
        matchCall(filter, viewer);
        return this;
    }

    private void matchCall(CallFilter filter, Viewer viewer) {
        if (filter.direction() == Direction.OUT) {
            ofCall("c.started_by = %s", "starter", viewer.user());
        } else if (filter.direction() == Direction.IN) {
            ofCall("c.started_by <> %s", "starter", viewer.user());
        }
        if (filter.room() != null) {
            ofCall("c.room = %s", "room", filter.room());
        }
        if (filter.kind() != null) {
            ofCall("c.kind = %s", "kind", filter.kind().wire());
        }
        if (!filter.outcomes().isEmpty()) {
            needsCalls = true;
            conditions.add("c.outcome "
                    + among(
                            "outcome",
                            filter.outcomes().stream().map(CallOutcome::wire).toList()));
        }
        if (filter.text() != null) {
            ofCall("c.search_text LIKE %s ESCAPE '!'", "text", SearchText.containing(filter.text()));
        }
    }

    CallConditions after(CallCursor cursor) {
        CallSort sort = cursor.sort();
        String key =
                bound("cursorKey", sort.isByDuration() ? (Object) cursor.key() : Instant.ofEpochMilli(cursor.key()));
        // An index scan can start only at this bound on the key alone.
        String condition = sort.isAscending()
                ? "%1$s >= %3$s AND (%1$s > %3$s OR %2$s > %4$s)"
                : "%1$s <= %3$s AND (%1$s < %3$s OR %2$s < %4$s)";
        conditions.add(condition.formatted(key(sort), id(), key, bound("cursorId", cursor.id())));
        return this;
    }

    /** @param condition with a placeholder for the value */
    CallConditions with(String condition, String name, Object value) {
        conditions.add(condition.formatted(bound(name, value)));
        return this;
    }

    /** Limits the query to these calls. */
    public CallConditions of(Collection<String> calls) {
        conditions.add(id() + " " + among("calls", calls));
        return this;
    }

    /** Returns the column that a sort orders by. */
    String key(CallSort sort) {
        return sort.isByDuration() ? seconds() : start();
    }

    /**
     * Returns all columns that a sort orders by, in the order of the index. H2 does not see that a column with one
     * value does not change the order.
     */
    String orderedBy(CallSort sort) {
        String direction = sort.isAscending() ? " ASC" : " DESC";
        Stream<String> leading =
                index == null ? Stream.empty() : index.leading().stream().map(this::scanned);
        return Stream.concat(leading, Stream.of(key(sort), id()))
                .map(column -> column + direction)
                .collect(Collectors.joining(", "));
    }

    /** Returns the column with the call's id, from the table that is scanned if possible. */
    String id() {
        return scanned == null ? "c.id" : scanned + ".call_id";
    }

    /** Returns the tables that are needed to find the calls. */
    String from(IndexHints hints) {
        String hint = index == null ? "" : hints.use(index.sqlName());
        if (scanned == null) {
            return "calls c" + hint;
        }
        return "call_people " + scanned + hint + (needsCalls ? " JOIN calls c ON c.id = " + scanned + ".call_id" : "");
    }

    /** Like {@link #from}, always with the alias {@code c} for the calls. */
    public String fromCalls(IndexHints hints) {
        needsCalls = true;
        return from(hints);
    }

    public String where() {
        return conditions.isEmpty() ? "TRUE" : String.join("\n  AND ", conditions);
    }

    public Query boundTo(Query query) {
        values.forEach(query::bind);
        lists.forEach(query::bindList);
        return query;
    }

    private void leg(String name, Set<String> users, String more) {
        String rule = name + ".username " + among(name, users) + more;
        conditions.add(name.equals(scanned) ? rule : LEG.formatted(name, id(), rule));
    }

    private void ofCall(String condition, String name, Object value) {
        needsCalls = true;
        with(condition, name, value);
    }

    private String start() {
        return scanned("started_at");
    }

    private String seconds() {
        return scanned("duration_seconds");
    }

    private String scanned(String column) {
        return (scanned == null ? "c" : scanned) + "." + column;
    }

    private String bound(String name, Object value) {
        values.put(name + branch, value);
        return ":" + name + branch;
    }

    private String among(String name, Collection<String> wanted) {
        if (wanted.size() == 1) {
            return "= " + bound(name, wanted.iterator().next());
        }
        lists.put(name + branch, wanted);
        return "IN (<" + name + branch + ">)";
    }

    private static Instant roundedUp(Instant instant) {
        Instant whole = instant.truncatedTo(ChronoUnit.MILLIS);
        return whole.equals(instant) ? whole : whole.plusMillis(1);
    }
}
