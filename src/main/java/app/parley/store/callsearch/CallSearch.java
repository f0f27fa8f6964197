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

/** Finds the ids of the calls on one page of the log, in order. Stateless. */
public final class CallSearch {
    /** Reading this many calls takes no longer than an index scan for one page out of a larger number. */
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

    /** @param few how many calls are read and sorted all together, instead of searched along an index */
    public static List<String> of(Handle handle, CallQuery query, int few) {
        IndexScan scan = IndexScan.of(query);
        return new SelectiveProbe(handle, few)
                .fitting(query.filter(), query.viewer(), scan.index().served())
                .map(calls -> among(handle, query, calls))
                .orElseGet(() -> read(handle, query, scan.conditions(query)));
    }

    /** Returns the call if the viewer may see it. */
    public static List<String> of(Handle handle, String id, Viewer viewer) {
        return read(handle, List.of(CallConditions.of(viewer).of(List.of(id))), CallSort.NEWEST, 1);
    }

    /** Returns the start times of these calls. */
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
                        List.of(CallConditions.of(query.filter(), query.viewer())
                                .of(calls)));
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
