package app.parley.hub.value;

import app.parley.kernel.CallMedia;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.kernel.WireName;
import app.parley.kernel.WireNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request to ring people.
 *
 * @param id chosen by the caller, 1 to 64 characters: the same id again is the same call
 * @param to one to seven different users
 * @param room the room to ring into; null for a room of the call's own
 */
public record RingRequest(
        String id,
        List<UserId> to,
        CallMedia media,
        @Nullable RoomId room) {
    private static final int MOST_CALLEES = 7;

    /** @throws RequestException {@code bad-request} if the id or the list of users breaks its rule */
    public RingRequest {
        ClientId.check(id);
        to = List.copyOf(to);
        if (to.isEmpty() || to.size() > MOST_CALLEES) {
            throw RequestException.ofField("to", "does not name one to " + MOST_CALLEES + " users");
        }
        if (Set.copyOf(to).size() < to.size()) {
            throw RequestException.ofField("to", "names a user twice");
        }
    }

    /** The answers to a call that rings. */
    public enum Answer implements WireName {
        ACCEPT,
        DECLINE,
        CANCEL;

        public static Optional<Answer> ofWire(String wire) {
            return WireNames.find(Answer.class, wire);
        }

        @Override
        public String wire() {
            return WireNames.of(this);
        }
    }
}
