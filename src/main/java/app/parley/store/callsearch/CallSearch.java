package app.parley.store.callsearch;

import app.parley.calls.CallCursor;
import app.parley.calls.CallQuery;
import app.parley.calls.CallSort;
import app.parley.calls.Viewer;
import app.parley.store.db.IndexHints;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Finds which calls belong to a stretch of the log, and in which order. Stateless. */
public final class CallSearch {
    /** To look at so many takes no longer than a walk to a page of calls of which there are more. */
    public static final int FEW = 3_000;

    private static final String SELECT = """
            SELECT %s AS id, %s AS sort_key
            FROM %s
            WHERE %s
            ORDER BY %s
            LIMIT :limit
            """;

    private static final String MERGED = """
            SELECT id, sort_key
            FROM (%1$s) found
            ORDER BY sort_key %2$s, id %2$s
            LIMIT :limit
            """;

    private CallSearch() {}

    public static List<String> of(Handle handle, CallQuery query) {
        return of(handle, query, FEW);
    }

    /** @param few how many calls are looked at all together rather than looked for along an index */
    public static List<String> of(Handle handle, CallQuery query, int few) {
        IndexScan walk = IndexScan.of(query);
        return new SelectiveProbe(handle, few)
                .fitting(query.filter(), query.asker(), walk.index().served())
                .map(calls -> among(handle, query, calls))
                .orElseGet(() -> read(handle, query, walk.conditions(query)));
    }

    /** The call if the asker may see it. */
    public static List<String> of(Handle handle, String id, Viewer asker) {
        return read(handle, List.of(CallConditions.of(asker).of(List.of(id))), CallSort.NEWEST, 1);
    }

    /** When these calls began. */
    public static List<Instant> starts(Handle handle, Collection<String> calls) {
        return handle.createQuery("SELECT started_at FROM calls WHERE id IN (<calls>)")
                .bindList("calls", calls)
                .mapTo(Instant.class)
                .list();
    }

    private static List<String> among(Handle handle, CallQuery query, List<String> calls) {
        return calls.isEmpty()
                ? List.of()
                : read(
                        handle,
                        query,
                        List.of(CallConditions.of(query.filter(), query.asker()).of(calls)));
    }

    private static List<String> read(Handle handle, CallQuery query, List<CallConditions> branches) {
        CallCursor after = query.after();
        if (after != null) {
            branches.forEach(branch -> branch.after(after));
        }
        return read(handle, branches, query.sort(), query.limit());
    }

    private static List<String> read(Handle handle, List<CallConditions> branches, CallSort sort, int limit) {
        IndexHints hints = IndexHints.on(handle);
        List<String> selects = branches.stream()
                .map(branch -> SELECT.formatted(
                        branch.id(), branch.key(sort), branch.from(hints), branch.where(), branch.orderedBy(sort)))
                .toList();
        Query query = handle.createQuery(
                selects.size() == 1
                        ? selects.get(0)
                        : MERGED.formatted(
                                "(" + String.join(") UNION (", selects) + ")", sort.isAscending() ? "ASC" : "DESC"));
        branches.forEach(branch -> branch.boundTo(query));
        return query.bind("limit", limit)
                .map((row, context) -> row.getString("id"))
                .list();
    }
}
