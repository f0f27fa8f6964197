package app.parley.hub;

import app.parley.hub.value.ReplyText;
import app.parley.hub.value.RingRequest;
import app.parley.kernel.CallId;
import app.parley.kernel.ParticipantRole;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ids and outcomes of a call that ended, for answers that come too late. It refers to no session. */
record EndedCall(CallId id, RoomId room, List<Part> parts) {
    /**
     * @param ringer who rang this person; null for who was not rung
     * @param words with which this person declined; null without any
     */
    record Part(
            UserId user,
            ParticipantRole role,
            ParticipantState state,
            @Nullable UserId ringer,
            @Nullable ReplyText words) {
        boolean wasRungBy(UserId other) {
            return other.equals(ringer);
        }
    }

    static EndedCall of(Call call) {
        List<Part> parts = call.participants().stream()
                .map(participant -> new Part(
                        participant.user(),
                        participant.role(),
                        participant.state(),
                        participant.ringerUser(),
                        participant.words()))
                .toList();
        return new EndedCall(call.id(), call.room().id(), parts);
    }

    /** Why this answer comes too late, or was never for this user to give. */
    RequestException refusal(UserId user, RingRequest.Answer answer) {
        Part own = parts.stream()
                .filter(part -> part.user().equals(user))
                .findFirst()
                .orElse(null);
        if (own == null) {
            return Ringing.noSuchCall();
        }
        if (answer == RingRequest.Answer.CANCEL) {
            return parts.stream().anyMatch(part -> part.wasRungBy(user))
                    ? Ringing.tooLate(false)
                    : Ringing.notTheRinger();
        }
        return own.role() == ParticipantRole.CALLEE ? Ringing.tooLate(false) : Ringing.notRung();
    }
}
