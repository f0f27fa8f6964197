package app.parley.hub.value;

import app.parley.kernel.CallId;
import app.parley.kernel.LeaveReason;
import app.parley.kernel.PeerId;
import app.parley.kernel.PreCallCheck;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Port: what must outlive the process. */
public interface Journal {
    /**
     * Hands an entry over and returns at once: safe under the hub's lock. Entries are stored in the order given.
     *
     * @return completed when the entry is committed; exceptionally, with a {@link RequestException}, when it could not be
     */
    CompletionStage<@Nullable Void> record(Entry entry);

    /** Something to store. */
    sealed interface Entry {}

    /** Chat. The same id by the same user within 24 h is stored once; the first text wins. */
    record ChatSaid(RoomId room, String id, UserId user, String name, String text, Instant at) implements Entry {}

    /** A message from one person to another. The same id by the same sender to the same person is stored once. */
    record DirectSaid(String id, UserId from, UserId to, String text, Instant at) implements Entry {}

    /** The reader has read what the other wrote, up to that message; a later entry replaces it. */
    record DirectSeen(UserId reader, UserId other, String message) implements Entry {}

    /** The whole call as it stands; a later entry for the same call replaces it. */
    record CallChanged(CallRecord call) implements Entry {}

    /** A user's last session ended. */
    record LastSeen(UserId user, Instant at) implements Entry {}

    /** @param until when the status lapses; null for never */
    record StatusSet(
            UserId user,
            Presence.Status status,
            String text,
            @Nullable Instant until) implements Entry {}

    record QualityReported(CallId call, UserId user, List<QualitySample> samples) implements Entry {}

    record PreCallChecked(CallId call, UserId user, PreCallCheck check) implements Entry {}

    /** The process lived at this moment: what a crash leaves open ends here. */
    record Alive(Instant at) implements Entry {}

    /** An ad-hoc room is empty and gone. */
    record RoomClosed(RoomId room) implements Entry {}

    /**
     * Somebody came into a room or went, other than a direct call's.
     *
     * @param reason why they went, as in {@code left}; null for coming in
     */
    record RoomVisited(
            RoomId room,
            String roomName,
            UserId user,
            String name,
            boolean guest,
            PeerId peer,
            Instant at,
            @Nullable LeaveReason reason)
            implements Entry {}
}
