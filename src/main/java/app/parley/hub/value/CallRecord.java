package app.parley.hub.value;

import app.parley.kernel.CallId;
import app.parley.kernel.CallKind;
import app.parley.kernel.CallMedia;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.EndReason;
import app.parley.kernel.ParticipantOutcome;
import app.parley.kernel.ParticipantRole;
import app.parley.kernel.PeerId;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as the log keeps it (REST contract, "The call log"). The hub is its only author.
 *
 * @param kind {@code direct} or {@code room}
 * @param roomKind the kind of the room it takes place in
 * @param media {@code audio} or {@code video}
 * @param outcome {@code ongoing} while it rings or goes on; else how it ended
 * @param answeredAt when the first callee joined; the start for a room call; null while unanswered
 * @param endReason {@code left}, {@code lost}, {@code ended} or the outcome; null while it goes on
 */
public record CallRecord(
        CallId id,
        CallKind kind,
        RoomId room,
        String roomName,
        RoomDefinition.Kind roomKind,
        CallMedia media,
        CallOutcome outcome,
        UserId startedBy,
        String startedByName,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable EndReason endReason,
        List<Leg> people) {
    /**
     * One person's part.
     *
     * @param role {@code caller}, {@code callee} or {@code participant}
     * @param outcome {@code joined}, {@code missed}, {@code declined}, {@code busy}, {@code cancelled}, {@code failed},
     *     {@code unanswered}; {@code ringing} while undecided
     */
    public record Leg(
            UserId user,
            String name,
            boolean guest,
            ParticipantRole role,
            ParticipantOutcome outcome,
            List<Span> spans) {}

    /** @param leftAt null while inside */
    public record Span(
            PeerId peer, Instant joinedAt, @Nullable Instant leftAt, String device) {}
}
