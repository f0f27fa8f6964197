package app.parley.calls;

import app.parley.calls.quality.ConnectionQuality;
import app.parley.kernel.ParticipantOutcome;
import app.parley.kernel.ParticipantRole;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One participant's part in a call.
 *
 * @param seconds the total length of all finished spans
 */
public record LoggedPerson(
        String user,
        String name,
        boolean guest,
        ParticipantRole role,
        ParticipantOutcome outcome,
        List<Span> spans,
        long seconds,
        ConnectionQuality quality) {
    /** @param leftAt null while the participant is in the call */
    public record Span(Instant joinedAt, @Nullable Instant leftAt, String device) {}
}
