package app.parley.calls;

import java.util.List;
import java.util.Optional;

/** Port: reads and deletes calls of the log. For a viewer without access, a call does not exist. */
public interface CallLog {
    List<LoggedCall> find(CallQuery query);

    Optional<LoggedCall> find(String id, Viewer viewer);

    /** Returns the quality samples of a call. */
    Optional<CallMeasurements> lines(String id, Viewer viewer);

    /** Returns the samples of a call that one participant's browsers measured. */
    CallMeasurements linesOf(LoggedPerson person, LoggedCall call);

    /** Deletes a call with all data that belongs to it. */
    void delete(String id);
}
