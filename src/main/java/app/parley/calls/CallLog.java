package app.parley.calls;

import java.util.List;
import java.util.Optional;

/** Port: reads the log. A call that the asker may not see is as one that does not exist. */
public interface CallLog {
    List<LoggedCall> find(CallQuery query);

    Optional<LoggedCall> find(String id, Asker asker);

    /** Counts what of the log fits the query. */
    CallStats count(StatsQuery query);
}
