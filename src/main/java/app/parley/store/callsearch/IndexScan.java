package app.parley.store.callsearch;

import app.parley.calls.CallFilter;
import app.parley.calls.CallFilter.Direction;
import app.parley.calls.CallQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * Scans calls in the wanted order along an index. If the index has that order only within one value of its leading
 * columns, the scan has one branch for each value.
 *
 * @param branches each limited to one value of the leading columns; together they cover all wanted calls, some of them
 *     twice
 */
public record IndexScan(CallIndex index, List<CallFilter> branches) {
    /** Up to this many users get one index branch each. With more users, each call is tested for one of them. */
    private static final int MOST_USERS = 20;

    public static IndexScan of(CallQuery query) {
        CallFilter filter = query.filter();
        boolean eachUser = !filter.users().isEmpty() && filter.users().size() <= MOST_USERS;
        if (eachUser || filter.isAboutViewer(query.viewer())) {
            CallIndex index = query.sort().isByDuration() ? CallIndex.OF_USER_BY_DURATION : CallIndex.OF_USER;
            return new IndexScan(index, eachUser ? filter.byUser() : List.of(filter));
        }
        CallIndex index = query.sort().isByDuration() ? byDuration(filter) : byStart(filter);
        boolean eachOutcome = index.served().contains(FilterDimension.OUTCOME);
        return new IndexScan(index, eachOutcome ? filter.byOutcomeAndKind() : List.of(filter));
    }

    private static CallIndex byDuration(CallFilter filter) {
        return filter.isByOutcomeOrKind() ? CallIndex.BY_OUTCOME_AND_DURATION : CallIndex.BY_DURATION;
    }

    private static CallIndex byStart(CallFilter filter) {
        if (filter.room() != null) {
            return CallIndex.IN_ROOM;
        }
        if (filter.direction() == Direction.OUT) {
            return CallIndex.OF_STARTER;
        }
        return filter.isByOutcomeOrKind() ? CallIndex.BY_OUTCOME : CallIndex.BY_START;
    }

    List<CallConditions> conditions(CallQuery query) {
        List<CallConditions> conditions = new ArrayList<>();
        for (CallFilter filter : branches) {
            conditions.add(CallConditions.along(index, conditions.size(), filter, query.viewer()));
        }
        return conditions;
    }
}
