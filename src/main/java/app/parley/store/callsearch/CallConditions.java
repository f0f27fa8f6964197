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
 * Which calls a query is for: tables, conditions, and what is bound in them. Not thread-safe.
 *
 * <p>One table is walked along an index, {@code calls c} or the legs of one person; of everything else each row is asked
 * with EXISTS, which no database turns round.
 */
public final class CallConditions {
    private static final String LEG = "EXISTS (SELECT 1 FROM call_people %1$s WHERE %1$s.call_id = %2$s AND %3$s)";

    private final @Nullable CallIndex index;
    private final int branch;

    /** The leg that is walked along; null for the calls themselves. */
    private final @Nullable String walked;

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Collection<String>> lists = new LinkedHashMap<>();
    private boolean asksCalls;

    private CallConditions(@Nullable CallIndex index, int branch, @Nullable String walked) {
        this.index = index;
        this.branch = branch;
        this.walked = walked;
    }

    /** Conditions for those calls that the asker may see. */
    static CallConditions of(Viewer asker) {
        return of(CallFilter.ALL, asker);
    }

    /** As {@link #of(Asker)}, and that fit the filter. */
    public static CallConditions of(CallFilter filter, Viewer asker) {
        return new CallConditions(null, 0, null).match(filter, asker);
    }

    /**
     * The same, along an index.
     *
     * @param branch a number of its own for each that is part of the same statement
     */
    public static CallConditions along(CallIndex index, int branch, CallFilter filter, Viewer asker) {
        String leg = filter.users().size() == 1 ? "chosen" : "mine";
        return new CallConditions(index, branch, index.isOfLegs() ? leg : null).match(filter, asker);
    }

    private CallConditions match(CallFilter filter, Viewer asker) {
        if (filter.isAboutAsker(asker)) {
            leg(
                    "mine",
                    Set.of(asker.user()),
                    filter.direction() == Direction.MISSED
                            ? " AND mine.role = 'callee' AND mine.outcome IN ('missed', 'cancelled', 'busy')"
                            : "");
        }
        if (!filter.users().isEmpty()) {
            leg("chosen", filter.users(), "");
        }
        // Starts are whole milliseconds: rounded up, either bound leaves out just what it should.
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
        matchCall(filter, asker);
        return this;
    }

    private void matchCall(CallFilter filter, Viewer asker) {
        if (filter.direction() == Direction.OUT) {
            ofCall("c.started_by = %s", "starter", asker.user());
        } else if (filter.direction() == Direction.IN) {
            ofCall("c.started_by <> %s", "starter", asker.user());
        }
        if (filter.room() != null) {
            ofCall("c.room = %s", "room", filter.room());
        }
        if (filter.kind() != null) {
            ofCall("c.kind = %s", "kind", filter.kind().wire());
        }
        if (!filter.outcomes().isEmpty()) {
            asksCalls = true;
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
        // The bound on the key alone is what an index can begin at.
        String condition = sort.isAscending()
                ? "%1$s >= %3$s AND (%1$s > %3$s OR %2$s > %4$s)"
                : "%1$s <= %3$s AND (%1$s < %3$s OR %2$s < %4$s)";
        conditions.add(condition.formatted(key(sort), id(), key, bound("cursorId", cursor.id())));
        return this;
    }

    /** @param condition with a place for the value */
    CallConditions with(String condition, String name, Object value) {
        conditions.add(condition.formatted(bound(name, value)));
        return this;
    }

    /** And that are among these. */
    public CallConditions of(Collection<String> calls) {
        conditions.add(id() + " " + among("calls", calls));
        return this;
    }

    /** What a sort orders by. */
    String key(CallSort sort) {
        return sort.isByDuration() ? seconds() : start();
    }

    /** All that a sort orders by, as the index has it. H2 does not see that a column of one value changes nothing. */
    String orderedBy(CallSort sort) {
        String direction = sort.isAscending() ? " ASC" : " DESC";
        Stream<String> leading =
                index == null ? Stream.empty() : index.leading().stream().map(this::walked);
        return Stream.concat(leading, Stream.of(key(sort), id()))
                .map(column -> column + direction)
                .collect(Collectors.joining(", "));
    }

    /** The call's id, as near as it is to be had. */
    String id() {
        return walked == null ? "c.id" : walked + ".call_id";
    }

    /** The tables that are needed to find the calls. */
    String from(IndexHints hints) {
        String hint = index == null ? "" : hints.use(index.sqlName());
        if (walked == null) {
            return "calls c" + hint;
        }
        return "call_people " + walked + hint + (asksCalls ? " JOIN calls c ON c.id = " + walked + ".call_id" : "");
    }

    /** The same, of which {@code c} is the calls. */
    public String fromCalls(IndexHints hints) {
        asksCalls = true;
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
        conditions.add(name.equals(walked) ? rule : LEG.formatted(name, id(), rule));
    }

    private void ofCall(String condition, String name, Object value) {
        asksCalls = true;
        with(condition, name, value);
    }

    private String start() {
        return walked("started_at");
    }

    private String seconds() {
        return walked("duration_seconds");
    }

    private String walked(String column) {
        return (walked == null ? "c" : walked) + "." + column;
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
