package app.parley.hub;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.Person;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.SignalType;
import app.parley.kernel.UserId;
import java.util.Optional;

/** Holds the hub's extension, or one that does nothing while there is none. */
@GuardedByHubLock
final class ExtensionSlot {
    private final HubLock lock;
    private HubExtension extension = new NoExtension();

    ExtensionSlot(HubLock lock) {
        this.lock = lock;
    }

    HubExtension get() {
        lock.assertHeld();
        return extension;
    }

    void put(HubExtension added) {
        lock.assertHeld();
        if (!(extension instanceof NoExtension)) {
            throw new IllegalStateException("the hub has an extension already");
        }
        extension = added;
    }

    private static final class NoExtension implements HubExtension {
        @Override
        public String guestName(String wished) {
            throw new RequestException(ErrorCode.FORBIDDEN, "Guests come by an invite only.");
        }

        @Override
        public void sessionBegan(Session session) {}

        @Override
        public void sessionEnds(Session session) {}

        @Override
        public void sessionEnded(Session session) {}

        @Override
        public void entered(Session session, RoomId room) {}

        @Override
        public void said(Peer speaker, String text, String id) {}

        @Override
        public void signal(Peer sender, Peer addressee, SignalType type, String body) {
            throw new RequestException(ErrorCode.NO_SUCH_PEER, "There is no such peer in this room.");
        }

        @Override
        public void ringing(Call call) {}

        @Override
        public void accepted(Call call) {}

        @Override
        public Optional<Person> findGuest(UserId user) {
            return Optional.empty();
        }

        @Override
        public void tick() {}

        @Override
        public void publish() {}
    }
}
