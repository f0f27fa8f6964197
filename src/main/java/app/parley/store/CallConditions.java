package app.parley.store;

import app.parley.calls.Asker;
import app.parley.calls.CallCursor;
import app.parley.calls.CallFilter;
import app.parley.calls.CallFilter.Direction;
import app.parley.calls.CallSort;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a query is for: tables, conditions, and what is bound in them. Not thread-safe.
 *
 * <p>Where one person's calls are wanted, that person's legs are what is walked along: they know when their calls
 * started.
 */
final class CallConditions {
    private static final String LEG = "JOIN call_people %1$s ON %1$s.call_id = c.id AND %1$s.username = :%1$s";

    // Joined, since H2 evaluates an IN over a subquery once for every call.
    private static final String LEGS_OF_ANY = """
            JOIN (SELECT DISTINCT call_id FROM call_people WHERE username IN (<users>)) chosen
              ON chosen.call_id = c.id""";

    private final List<String> joins = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Collection<String>> lists = new LinkedHashMap<>();

    /** The leg that is walked along; null for the calls themselves. */
    private @Nullable String walked;

    /** Conditions for those calls that the asker may see. */
    static CallConditions of(Asker asker) {
        CallConditions conditions = new CallConditions();
        return asker.admin() ? conditions : conditions.leg("mine", asker.user());
    }

    /** As {@link #of(Asker)}, and that fit the filter. */
    static CallConditions of(CallFilter filter, Asker asker) {
        return of(filter, asker, "chosen");
    }

    /** @param chosen what the leg is called of the only user whom the filter names */
    static CallConditions of(CallFilter filter, Asker asker, String chosen) {
        CallConditions conditions = of(asker);
        if (filter.direction() != null) {
            conditions.in(filter.direction(), asker);
        }
        if (filter.users().size() == 1) {
            conditions.leg(chosen, filter.users().iterator().next());
        } else if (!filter.users().isEmpty()) {
            conditions.joins.add(LEGS_OF_ANY);
            conditions.lists.put("users", filter.users());
        }
        conditions.match(filter);
        return conditions;
    }

    private void match(CallFilter filter) {
        // Starts are whole milliseconds: rounded up, either bound leaves out just what it should.
        if (filter.from() != null) {
            with(start() + " >= :from", "from", roundedUp(filter.from()));
        }
        if (filter.to() != null) {
            with(start() + " < :to", "to", roundedUp(filter.to()));
        }
        if (filter.room() != null) {
            with("c.room = :room", "room", filter.room());
        }
        if (filter.kind() != null) {
            with("c.kind = :kind", "kind", filter.kind());
        }
        if (!filter.outcomes().isEmpty()) {
            conditions.add("c.outcome IN (<outcomes>)");
            lists.put("outcomes", filter.outcomes());
        }
        if (filter.minSeconds() != null) {
            with("c.duration_seconds >= :minSeconds", "minSeconds", filter.minSeconds());
        }
        if (filter.maxSeconds() != null) {
            with("c.duration_seconds <= :maxSeconds", "maxSeconds", filter.maxSeconds());
        }
        if (filter.text() != null) {
            with("c.search_text LIKE :text ESCAPE '!'", "text", SearchText.containing(filter.text()));
        }
    }

    CallConditions after(CallCursor cursor) {
        CallSort sort = cursor.sort();
        values.put("cursorKey", sort.isByDuration() ? (Object) cursor.key() : Instant.ofEpochMilli(cursor.key()));
        // The bound on the key alone is what an index can begin at.
        String condition = sort.isAscending()
                ? "%1$s >= :cursorKey AND (%1$s > :cursorKey OR %2$s > :cursorId)"
                : "%1$s <= :cursorKey AND (%1$s < :cursorKey OR %2$s < :cursorId)";
        return with(condition.formatted(key(sort), id()), "cursorId", cursor.id());
    }

    CallConditions with(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
        return this;
    }

    /** What a sort orders by. */
    String key(CallSort sort) {
        return sort.isByDuration() ? "c.duration_seconds" : start();
    }

    /** The call's id, as near as it is to be had. */
    String id() {
        return walked == null ? "c.id" : walked + ".call_id";
    }

    private String start() {
        return (walked == null ? "c" : walked) + ".started_at";
    }

    /** The tables, of which {@code c} is the calls. */
    String from() {
        return "calls c\n" + String.join("\n", joins);
    }

    String where() {
        return conditions.isEmpty() ? "TRUE" : String.join("\n  AND ", conditions);
    }

    Query boundTo(Query query) {
        values.forEach(query::bind);
        lists.forEach(query::bindList);
        return query;
    }

    private void in(Direction direction, Asker asker) {
        switch (direction) {
            case OUT -> with("c.started_by = :asker", "asker", asker.user());
            case IN -> leg("mine", asker.user()).with("c.started_by <> :asker", "asker", asker.user());
            case MISSED ->
                leg("mine", asker.user())
                        .conditions
                        .add("mine.role = 'callee' AND mine.outcome IN ('missed', 'cancelled', 'busy')");
        }
    }

    private CallConditions leg(String name, String user) {
        if (values.put(name, user) == null) {
            joins.add(LEG.formatted(name));
            walked = name;
        }
        return this;
    }

    private static Instant roundedUp(Instant instant) {
        Instant whole = instant.truncatedTo(ChronoUnit.MILLIS);
        return whole.equals(instant) ? whole : whole.plusMillis(1);
    }
}
