package app.parley.calls;

import app.parley.calls.quality.ConnectionQuality;
import app.parley.kernel.ParticipantOutcome;
import app.parley.kernel.ParticipantRole;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person's part in a call.
 *
 * @param seconds inside, of all finished spans together
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
    /** @param leftAt null while inside */
    public record Span(Instant joinedAt, @Nullable Instant leftAt, String device) {}
}
