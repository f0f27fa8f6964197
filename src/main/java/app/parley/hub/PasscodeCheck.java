package app.parley.hub;

import app.parley.hub.value.RoomDefinition;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks for passcodes. Takes the hub's lock by itself, and never while a passcode is being checked, which takes time. */
final class PasscodeCheck {
    private final HubLock lock;
    private final Rooms rooms;

    PasscodeCheck(HubLock lock, Rooms rooms) {
        this.lock = lock;
        this.rooms = rooms;
    }

    /**
     * @param candidate null where none was said, which is no guess
     * @throws RequestException {@code wrong-passcode}, or {@code rate-limited} to who guesses
     */
    void pass(Session session, RoomId id, @Nullable String candidate) {
        RoomDefinition.Passcode passcode = lock.get(() -> asked(session, id, candidate != null));
        if (passcode == null) {
            return;
        }
        if (candidate == null || !isRight(session, id, passcode, candidate)) {
            throw new RequestException(ErrorCode.WRONG_PASSCODE, "That is not the passcode of this room.");
        }
    }

    private RoomDefinition.@Nullable Passcode asked(Session session, RoomId id, boolean guessed) {
        Room room = rooms.require(id, session.person());
        RoomDefinition definition = room.definition();
        RoomDefinition.Passcode passcode = definition.hosts().contains(session.user()) ? null : definition.passcode();
        if (passcode != null && guessed) {
            room.throttle().take(session);
        }
        return passcode;
    }

    private boolean isRight(Session session, RoomId id, RoomDefinition.Passcode passcode, String candidate) {
        boolean right;
        try {
            right = passcode.matches(candidate);
        } catch (RuntimeException e) {
            tell(id, room -> room.throttle().giveBack(session));
            throw e;
        }
        tell(
                id,
                right
                        ? room -> room.throttle().right(session)
                        : room -> room.throttle().wrong(session, room));
        return right;
    }

    private void tell(RoomId id, Consumer<Room> outcome) {
        lock.run(() -> {
            Room room = rooms.find(id);
            if (room != null) {
                outcome.accept(room);
            }
        });
    }
}
