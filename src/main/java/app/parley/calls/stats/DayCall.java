package app.parley.calls.stats;

import app.parley.calls.LoggedCall;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A call as statistics know it.
 *
 * @param seconds of talk
 * @param room with an empty id for that of a ringing call, which no other call is in
 * @param startedBy a user
 */
public record DayCall(
        Instant startedAt,
        String outcome,
        String kind,
        long seconds,
        LoggedCall.Room room,
        String startedBy,
        List<Person> people) {

    /**
     * Somebody who took part, or should have.
     *
     * @param name of that time
     * @param missed whether it rang there in vain
     */
    public record Person(String user, String name, boolean missed) {
        private static final Set<String> IN_VAIN = Set.of("missed", "cancelled", "busy");

        public static Person of(String user, String name, String role, String outcome) {
            return new Person(user, name, role.equals("callee") && IN_VAIN.contains(outcome));
        }
    }
}
