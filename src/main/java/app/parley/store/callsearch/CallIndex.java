package app.parley.store.callsearch;

import static app.parley.store.callsearch.FilterDimension.DURATION;
import static app.parley.store.callsearch.FilterDimension.OUTCOME;
import static app.parley.store.callsearch.FilterDimension.ROOM;
import static app.parley.store.callsearch.FilterDimension.STARTER;
import static app.parley.store.callsearch.FilterDimension.TIME;
import static app.parley.store.callsearch.FilterDimension.USER;

import java.util.List;
import java.util.Set;

/** An index along which calls are looked for. It has them in an order, within the same values of its leading columns. */
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

    /** The columns that are to have one value each. */
    List<String> leading() {
        return leading;
    }

    /** What of a filter it is limited to: of all else each call is asked. */
    public Set<FilterDimension> served() {
        return served;
    }

    /** Whether it is one of legs, not of calls. */
    boolean isOfLegs() {
        return served.contains(USER);
    }
}
