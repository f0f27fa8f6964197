package app.parley.calls.stats;

import app.parley.calls.LoggedCall;
import app.parley.kernel.CallKind;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.ParticipantOutcome;
import app.parley.kernel.ParticipantRole;
import java.time.Instant;
import java.util.List;

/**
 * A call as statistics know it.
 *
 * @param seconds of talk
 * @param room with an empty id for that of a ringing call, which no other call is in
 * @param startedBy a user
 */
public record DayCall(
        Instant startedAt,
        CallOutcome outcome,
        CallKind kind,
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
        public static Person of(String user, String name, ParticipantRole role, ParticipantOutcome outcome) {
            return new Person(user, name, role == ParticipantRole.CALLEE && outcome.isMissedCall());
        }
    }
}
