package app.parley.store.callsearch;

import static app.parley.store.callsearch.FilterDimension.DURATION;
import static app.parley.store.callsearch.FilterDimension.OUTCOME;
import static app.parley.store.callsearch.FilterDimension.ROOM;
import static app.parley.store.callsearch.FilterDimension.STARTER;
import static app.parley.store.callsearch.FilterDimension.TIME;
import static app.parley.store.callsearch.FilterDimension.USER;

import java.util.List;
import java.util.Set;

/** An index for searching calls. It sorts the calls that have the same values in its leading columns. */
@SuppressWarnings("ImmutableEnumChecker")
public // List.of and Set.of are immutable.
enum CallIndex {
    BY_START("calls_by_start", List.of(), Set.of(TIME)),
    BY_DURATION("calls_by_duration", List.of(), Set.of(DURATION)),
    IN_ROOM("calls_in_room", List.of("room"), Set.of(ROOM, TIME)),
    OF_STARTER("calls_of_starter", List.of("started_by"), Set.of(STARTER, TIME)),
    BY_OUTCOME("calls_by_outcome", List.of("outcome", "kind"), Set.of(OUTCOME, TIME)),
    BY_OUTCOME_AND_DURATION("calls_by_outcome_and_duration", List.of("outcome", "kind"), Set.of(OUTCOME, DURATION)),
    OF_USER("call_people_of_user_by_start", List.of("username"), Set.of(USER, TIME)),
    OF_USER_BY_DURATION("call_people_of_user_by_duration", List.of("username"), Set.of(USER, DURATION));

    private final String sqlName;
    private final List<String> leading;
    private final Set<FilterDimension> served;

    CallIndex(String sqlName, List<String> leading, Set<FilterDimension> served) {
        this.sqlName = sqlName;
        this.leading = leading;
        this.served = served;
    }

    String sqlName() {
        return sqlName;
    }

    /** Returns the columns that a scan fixes to one value each. */
    List<String> leading() {
        return leading;
    }

    /** Returns the dimensions of a filter that this index satisfies. All other dimensions are tested on each call. */
    public Set<FilterDimension> served() {
        return served;
    }

    /** Returns whether this is an index on {@code call_people}, not on {@code calls}. */
    boolean isOfLegs() {
        return served.contains(USER);
    }
}
