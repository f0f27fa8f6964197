package app.parley.store;

import app.parley.calls.Asker;
import app.parley.calls.CallCursor;
import app.parley.calls.CallFilter;
import app.parley.calls.CallQuery;
import app.parley.calls.CallSort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Finds which calls belong to a stretch of the log, and in which order. Stateless. */
final class CallIds {
    private static final String SELECT = """
            SELECT %3$s AS id, %4$s AS sort_key
            FROM %1$s
            WHERE %2$s
            ORDER BY %4$s %5$s, %3$s %5$s
            LIMIT :limit
            """;

    private static final String MERGED = """
            SELECT id, sort_key
            FROM (%1$s) found
            ORDER BY sort_key %2$s, id %2$s
            LIMIT :limit
            """;

    /** So many users are looked up one after the other, each along an index; of more, all calls are gathered first. */
    private static final int MOST_BRANCHES = 20;

    private CallIds() {}

    static List<String> of(Handle handle, CallQuery query) {
        List<CallConditions> branches = branches(query.filter(), query.asker());
        CallCursor after = query.after();
        if (after != null) {
            branches.forEach(branch -> branch.after(after));
        }
        return read(handle, branches, query.sort(), query.limit());
    }

    static List<String> of(Handle handle, CallConditions conditions) {
        return read(handle, List.of(conditions), CallSort.NEWEST, 1);
    }

    /** When these calls began. */
    static List<Instant> starts(Handle handle, Collection<String> calls) {
        return handle.createQuery("SELECT started_at FROM calls WHERE id IN (<calls>)")
                .bindList("calls", calls)
                .mapTo(Instant.class)
                .list();
    }

    private static List<CallConditions> branches(CallFilter filter, Asker asker) {
        if (filter.users().size() < 2 || filter.users().size() > MOST_BRANCHES) {
            return List.of(CallConditions.of(filter, asker));
        }
        List<CallConditions> branches = new ArrayList<>();
        for (String user : filter.users()) {
            branches.add(CallConditions.of(filter.of(user), asker, "chosen" + branches.size()));
        }
        return branches;
    }

    private static List<String> read(Handle handle, List<CallConditions> branches, CallSort sort, int limit) {
        String direction = sort.isAscending() ? "ASC" : "DESC";
        String sql = branches.stream()
                .map(branch ->
                        SELECT.formatted(branch.from(), branch.where(), branch.id(), branch.key(sort), direction))
                .collect(Collectors.joining(") UNION (", "(", ")"));
        Query query = handle.createQuery(
                branches.size() == 1 ? sql.substring(1, sql.length() - 1) : MERGED.formatted(sql, direction));
        branches.forEach(branch -> branch.boundTo(query));
        return query.bind("limit", limit)
                .map((row, context) -> row.getString("id"))
                .list();
    }
}
