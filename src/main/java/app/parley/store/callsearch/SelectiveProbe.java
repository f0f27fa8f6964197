package app.parley.store.callsearch;

import app.parley.calls.CallFilter;
import app.parley.calls.CallFilter.Direction;
import app.parley.calls.Viewer;
import app.parley.store.db.IndexHints;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Finds the calls that match one dimension of a filter, if they are few. If they are few, only these calls have to be
 * read. If they are many, a scan along another index soon finds matches.
 */
public final class SelectiveProbe {
    private final Handle handle;
    private final int most;

    /** @param most the largest number of calls that counts as few */
    public SelectiveProbe(Handle handle, int most) {
        this.handle = handle;
        this.most = most;
    }

    /**
     * Returns ids that include all calls that match the filter; some ids may occur twice.
     *
     * @param served the dimensions that the index scan satisfies in any case
     * @return empty if every dimension matches many calls
     */
    public Optional<List<String>> fitting(CallFilter filter, Viewer viewer, Set<FilterDimension> served) {
        Set<FilterDimension> rest = FilterDimension.of(filter, viewer);
        rest.removeAll(served);
        return rest.stream()
                .map(dimension -> fitting(dimension, filter, viewer))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<List<String>> fitting(FilterDimension dimension, CallFilter filter, Viewer viewer) {
        return switch (dimension) {
            case TIME -> along(CallIndex.BY_START, List.of(only(dimension, filter)), viewer);
            case DURATION -> along(CallIndex.BY_DURATION, List.of(only(dimension, filter)), viewer);
            case ROOM -> along(CallIndex.IN_ROOM, List.of(only(dimension, filter)), viewer);
            case STARTER -> along(CallIndex.OF_STARTER, List.of(only(dimension, filter)), viewer);
            case OUTCOME -> along(CallIndex.BY_OUTCOME, only(dimension, filter).byOutcomeAndKind(), viewer);
            case USER -> along(CallIndex.OF_USER, only(dimension, filter).byUser(), viewer);
            case TEXT -> new CallNames(handle, most).callsWith(Objects.requireNonNull(filter.text()));
        };
    }

    private static CallFilter only(FilterDimension dimension, CallFilter filter) {
        boolean time = dimension == FilterDimension.TIME;
        boolean duration = dimension == FilterDimension.DURATION;
        boolean outcome = dimension == FilterDimension.OUTCOME;
        return new CallFilter(
                time ? filter.from() : null,
                time ? filter.to() : null,
                dimension == FilterDimension.USER ? filter.users() : Set.of(),
                dimension == FilterDimension.ROOM ? filter.room() : null,
                outcome ? filter.kind() : null,
                outcome ? filter.outcomes() : Set.of(),
                dimension == FilterDimension.STARTER ? Direction.OUT : null,
                duration ? filter.minSeconds() : null,
                duration ? filter.maxSeconds() : null,
                null);
    }

    private Optional<List<String>> along(CallIndex index, List<CallFilter> branches, Viewer viewer) {
        Viewer seeingAll = new Viewer(viewer.user(), true);
        IndexHints hints = IndexHints.on(handle);
        List<CallConditions> conditions = new ArrayList<>();
        for (CallFilter branch : branches) {
            conditions.add(CallConditions.along(index, conditions.size(), branch, seeingAll));
        }
        Query query = handle.createQuery(conditions.stream()
                        .map(one ->
                                "SELECT %s AS id FROM %s WHERE %s".formatted(one.id(), one.from(hints), one.where()))
                        .collect(Collectors.joining("\nUNION ALL\n"))
                + "\nLIMIT :limit");
        conditions.forEach(one -> one.boundTo(query));
        return few(query.bind("limit", most + 1).mapTo(String.class).list());
    }

    private Optional<List<String>> few(List<String> found) {
        return Optional.of(found).filter(calls -> calls.size() <= most);
    }
}
