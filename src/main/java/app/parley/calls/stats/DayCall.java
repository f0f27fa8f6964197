package app.parley.calls.stats;

import app.parley.calls.LoggedCall;
import app.parley.kernel.CallKind;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.ParticipantOutcome;
import app.parley.kernel.ParticipantRole;
import java.time.Instant;
import java.util.List;

/**
 * A call with the values that statistics need.
 *
 * @param seconds of talk
 * @param room with an empty id for the room of a ringing call, which has no other call
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
     * A participant, or a person who was rung.
     *
     * @param name at that time
     * @param missed whether the person did not answer
     */
    public record Person(String user, String name, boolean missed) {
        public static Person of(String user, String name, ParticipantRole role, ParticipantOutcome outcome) {
            return new Person(user, name, role == ParticipantRole.CALLEE && outcome.isMissedCall());
        }
    }
}
