package app.parley.calls;

import java.util.Arrays;
import java.util.Optional;

/** The sort orders of a list of calls. Calls with equal keys are ordered by id. */
public enum CallSort {
    NEWEST("-startedAt", false),
    OLDEST("startedAt", true),
    LONGEST("-durationSeconds", false),
    SHORTEST("durationSeconds", true);

    private final String wire;
    private final boolean ascending;

    CallSort(String wire, boolean ascending) {
        this.wire = wire;
        this.ascending = ascending;
    }

    public String wire() {
        return wire;
    }

    public boolean isAscending() {
        return ascending;
    }

    public boolean isByDuration() {
        return this == LONGEST || this == SHORTEST;
    }

    /** Returns the sort key of a call: epoch milliseconds, or seconds. */
    public long keyOf(LoggedCall call) {
        return isByDuration() ? call.durationSeconds() : call.startedAt().toEpochMilli();
    }

    public static Optional<CallSort> named(String wire) {
        return Arrays.stream(values()).filter(sort -> sort.wire.equals(wire)).findFirst();
    }
}
