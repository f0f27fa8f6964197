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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;

/** Which calls a query is for: tables, conditions, and what is bound in them. Not thread-safe. */
final class CallConditions {
    // Joined, since H2 evaluates an IN over a subquery once for every call.
    private static final String ASKERS = "JOIN call_people mine ON mine.call_id = c.id AND mine.username = :asker";
    private static final String CHOSEN = """
            JOIN (SELECT DISTINCT call_id FROM call_people WHERE username IN (<users>)) chosen
              ON chosen.call_id = c.id""";

    private final Set<String> joins = new LinkedHashSet<>();
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Collection<String>> lists = new LinkedHashMap<>();

    CallConditions visibleTo(Asker asker) {
        return asker.admin() ? this : takenPartIn(asker);
    }

    CallConditions matching(CallFilter filter, Asker asker) {
        // Starts are whole milliseconds: rounded up, either bound leaves out just what it should.
        if (filter.from() != null) {
            with("c.started_at >= :from", "from", roundedUp(filter.from()));
        }
        if (filter.to() != null) {
            with("c.started_at < :to", "to", roundedUp(filter.to()));
        }
        if (!filter.users().isEmpty()) {
            joins.add(CHOSEN);
            lists.put("users", filter.users());
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
        return filter.direction() == null ? this : in(filter.direction(), asker);
    }

    CallConditions after(CallCursor cursor) {
        CallSort sort = cursor.sort();
        values.put("cursorKey", sort.isByDuration() ? (Object) cursor.key() : Instant.ofEpochMilli(cursor.key()));
        // The bound on the key alone is what an index can begin at.
        String condition = sort.isAscending()
                ? "%1$s >= :cursorKey AND (%1$s > :cursorKey OR c.id > :cursorId)"
                : "%1$s <= :cursorKey AND (%1$s < :cursorKey OR c.id < :cursorId)";
        return with(condition.formatted(column(sort)), "cursorId", cursor.id());
    }

    /** What a sort orders by. */
    static String column(CallSort sort) {
        return sort.isByDuration() ? "c.duration_seconds" : "c.started_at";
    }

    CallConditions with(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
        return this;
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

    private CallConditions in(Direction direction, Asker asker) {
        return switch (direction) {
            case OUT -> with("c.started_by = :asker", "asker", asker.user());
            case IN -> takenPartIn(asker).with("c.started_by <> :asker", "asker", asker.user());
            case MISSED ->
                takenPartIn(asker)
                        .with(
                                "mine.role = 'callee' AND mine.outcome IN ('missed', 'cancelled', 'busy')",
                                "asker",
                                asker.user());
        };
    }

    private CallConditions takenPartIn(Asker asker) {
        joins.add(ASKERS);
        values.put("asker", asker.user());
        return this;
    }

    private static Instant roundedUp(Instant instant) {
        Instant whole = instant.truncatedTo(ChronoUnit.MILLIS);
        return whole.equals(instant) ? whole : whole.plusMillis(1);
    }
}
