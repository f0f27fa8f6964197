package app.parley.calls;

import app.parley.kernel.CallKind;
import app.parley.kernel.CallMedia;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.EndReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of the log. Component names are the JSON names (REST contract, "The call log").
 *
 * @param ringSeconds from the ring to the answer or the end; 0 for a room call
 * @param durationSeconds from the answer to the end; 0 while the call goes on, and for an unanswered call
 */
public record LoggedCall(
        String id,
        CallKind kind,
        Room room,
        CallMedia media,
        CallOutcome outcome,
        Named startedBy,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        long ringSeconds,
        long durationSeconds,
        @Nullable EndReason endReason,
        List<LoggedPerson> people) {
    /** A room, with the name that it had during the call. */
    public record Room(String id, String name) {}

    /** A user, with the display name during the call. */
    public record Named(String user, String name, boolean guest) {}
}
