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
 * Finds the calls that one part of a filter leaves over, if they are few. Then they are all that has to be looked at; if
 * they are many, whoever walks along something else soon meets some.
 */
public final class SelectiveProbe {
    private final Handle handle;
    private final int most;

    /** @param most how many are few */
    public SelectiveProbe(Handle handle, int most) {
        this.handle = handle;
        this.most = most;
    }

    /**
     * Ids among which are all calls that fit the filter; some may be there twice.
     *
     * @param served what a walk is limited to in any case
     * @return empty if there are many whatever one looks for
     */
    public Optional<List<String>> fitting(CallFilter filter, Viewer asker, Set<FilterDimension> served) {
        Set<FilterDimension> rest = FilterDimension.of(filter, asker);
        rest.removeAll(served);
        return rest.stream()
                .map(aspect -> fitting(aspect, filter, asker))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<List<String>> fitting(FilterDimension aspect, CallFilter filter, Viewer asker) {
        return switch (aspect) {
            case TIME -> along(CallIndex.BY_START, List.of(only(aspect, filter)), asker);
            case DURATION -> along(CallIndex.BY_DURATION, List.of(only(aspect, filter)), asker);
            case ROOM -> along(CallIndex.IN_ROOM, List.of(only(aspect, filter)), asker);
            case STARTER -> along(CallIndex.OF_STARTER, List.of(only(aspect, filter)), asker);
            case OUTCOME -> along(CallIndex.BY_OUTCOME, only(aspect, filter).byOutcomeAndKind(), asker);
            case USER -> along(CallIndex.OF_USER, only(aspect, filter).byUser(), asker);
            case TEXT -> new CallNames(handle, most).callsWith(Objects.requireNonNull(filter.text()));
        };
    }

    private static CallFilter only(FilterDimension aspect, CallFilter filter) {
        boolean time = aspect == FilterDimension.TIME;
        boolean duration = aspect == FilterDimension.DURATION;
        boolean outcome = aspect == FilterDimension.OUTCOME;
        return new CallFilter(
                time ? filter.from() : null,
                time ? filter.to() : null,
                aspect == FilterDimension.USER ? filter.users() : Set.of(),
                aspect == FilterDimension.ROOM ? filter.room() : null,
                outcome ? filter.kind() : null,
                outcome ? filter.outcomes() : Set.of(),
                aspect == FilterDimension.STARTER ? Direction.OUT : null,
                duration ? filter.minSeconds() : null,
                duration ? filter.maxSeconds() : null,
                null);
    }

    private Optional<List<String>> along(CallIndex index, List<CallFilter> branches, Viewer asker) {
        Viewer seeingAll = new Viewer(asker.user(), true);
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
