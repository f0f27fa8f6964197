package app.parley.calls;

import java.util.Set;

/** @param seconds of talk */
record CallCounts(long calls, long answered, long missed, long seconds) {
    static final CallCounts NONE = new CallCounts(0, 0, 0, 0);

    private static final Set<String> ANSWERED = Set.of("completed", "ongoing", "interrupted");

    static CallCounts of(String outcome, long seconds) {
        return new CallCounts(1, ANSWERED.contains(outcome) ? 1 : 0, outcome.equals("missed") ? 1 : 0, seconds);
    }

    CallCounts plus(CallCounts other) {
        return new CallCounts(
                calls + other.calls, answered + other.answered, missed + other.missed, seconds + other.seconds);
    }
}
