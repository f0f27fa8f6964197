package app.parley.hub.value;

import app.parley.kernel.CallId;
import app.parley.kernel.Person;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room as those see it who may enter it.
 *
 * @param recording whether somebody inside keeps what is seen and heard there
 * @param schedule when people meet there; null for no time
 */
public record RoomView(
        RoomId id,
        String name,
        String kind,
        boolean locked,
        int capacity,
        boolean hasPasscode,
        @Nullable Ongoing call,
        List<Named> inside,
        boolean recording,
        @Nullable Schedule schedule) {
    /**
     * The call that goes on in a room.
     *
     * @param startedAt when it began to ring, where it was rung
     * @param answeredAt since when people talk; null while it rings
     */
    public record Ongoing(
            CallId id, Instant startedAt, @Nullable Instant answeredAt) {}

    /**
     * A user with the display name.
     *
     * @param guest whether without an account, so that the name may be anybody's
     */
    public record Named(UserId user, String name, boolean guest) {
        public static Named of(Person person) {
            return new Named(person.user(), person.name(), person.guest());
        }
    }
}
