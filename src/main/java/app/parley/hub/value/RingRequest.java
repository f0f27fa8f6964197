package app.parley.hub.value;

import app.parley.kernel.CallMedia;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wish to ring people.
 *
 * @param id the caller's own id: the same again is the same call
 * @param to one to seven users
 * @param media {@code audio} or {@code video}
 * @param room into which room; null for a room of the call's own
 */
public record RingRequest(
        String id,
        List<UserId> to,
        CallMedia media,
        @Nullable RoomId room) {
    public RingRequest {
        to = List.copyOf(to);
    }

    /** What can be said to a call that rings. */
    public enum Answer {
        ACCEPT,
        DECLINE,
        CANCEL
    }
}
