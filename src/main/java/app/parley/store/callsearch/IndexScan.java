package app.parley.store.callsearch;

import app.parley.calls.CallFilter;
import app.parley.calls.CallFilter.Direction;
import app.parley.calls.CallQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to calls in the order that is wanted: along an index, and where that has them in order only for one value of
 * something, along several places in it.
 *
 * @param branches each limited to one value of the leading columns; together all that is wanted, in part twice
 */
public record IndexScan(CallIndex index, List<CallFilter> branches) {
    /** So many users are looked up one after the other; of more, each call is asked whether it has one of them. */
    private static final int MOST_USERS = 20;

    public static IndexScan of(CallQuery query) {
        CallFilter filter = query.filter();
        boolean eachUser = !filter.users().isEmpty() && filter.users().size() <= MOST_USERS;
        if (eachUser || filter.isAboutAsker(query.asker())) {
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
            conditions.add(CallConditions.along(index, conditions.size(), filter, query.asker()));
        }
        return conditions;
    }
}
