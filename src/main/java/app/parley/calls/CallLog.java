package app.parley.calls;

import java.util.List;
import java.util.Optional;

/** Port: reads the log, and takes calls out of it. A call that the asker may not see is as one that does not exist. */
public interface CallLog {
    List<LoggedCall> find(CallQuery query);

    Optional<LoggedCall> find(String id, Viewer asker);

    /** What was measured in a call. */
    Optional<CallMeasurements> lines(String id, Viewer asker);

    /** What one of its people's browsers measured in a call, and nobody else's. */
    CallMeasurements linesOf(LoggedPerson person, LoggedCall call);

    /** Takes a call out of the log, and all that is kept of it. */
    void delete(String id);
}
