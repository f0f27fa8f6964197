package app.parley.hub;

import app.parley.hub.value.Client;
import app.parley.hub.value.Departure;
import app.parley.hub.value.JoinOptions;
import app.parley.hub.value.RoomDefinition;
import app.parley.hub.value.RoomEvent;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.EndReason;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.LeaveReason;
import app.parley.kernel.PeerId;
import app.parley.kernel.Person;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets sessions into rooms and out of them, and holds the places of sessions whose connection dropped. */
@GuardedByHubLock
final class RoomAdmission {
    /** The old device stays so long, while the new one sets up its media. */
    private static final Duration TO_SET_UP_MEDIA = Duration.ofSeconds(2);

    private final HubContext context;
    private final Rooms rooms;
    private final PresenceRegistry registry;
    private final Ringing ringing;
    private final CallLifecycle lifecycle;

    private long rejoined;
    private long rejoinsMissed;

    RoomAdmission(
            HubContext context, Rooms rooms, PresenceRegistry registry, Ringing ringing, CallLifecycle lifecycle) {
        this.context = context;
        this.rooms = rooms;
        this.registry = registry;
        this.ringing = ringing;
        this.lifecycle = lifecycle;
    }

    void enter(Session session, RoomId id) {
        enter(session, id, JoinOptions.PLAIN);
    }

    void enter(Session session, RoomId id, JoinOptions how) {
        Room room = rooms.require(id, session.person());
        if (session.place(id) != null) {
            throw new RequestException(ErrorCode.ALREADY_IN_ROOM, "This connection is in the room already.");
        }
        Peer held = heldPlace(session, room, how);
        if (held != null) {
            takeOver(held, session);
            return;
        }
        Peer replaced = replacedPlace(session, room, how);
        List<Peer> abandoned = abandonedPlaces(session, room);
        if (room.isFull() && replaced == null && abandoned.isEmpty()) {
            throw new RequestException(ErrorCode.ROOM_FULL, "The room is full.");
        }
        acceptByEntering(room, session);
        Peer peer = new Peer(
                newPeerId(session, room, how), room, session, roleOf(session.person(), room), context.moment());
        room.add(peer);
        lifecycle.entered(peer);
        room.welcome(peer);
        registry.touch(session.user());
        abandoned.forEach(this::lose);
        if (replaced != null) {
            context.in(TO_SET_UP_MEDIA, () -> moveAway(replaced, peer));
        }
    }

    /** Whether this person may enter a locked room: a host, a callee who accepted, or one who was inside. */
    boolean isLetIn(Session session, Room room, JoinOptions how) {
        Call call = room.call();
        CallParticipant participant = call == null ? null : call.participant(session.user());
        return roleOf(session.person(), room) == Peer.Role.HOST
                || (participant != null && participant.state().isPending())
                || heldPlace(session, room, how) != null
                || (how.replaces() != null && replacedPlace(session, room, how) != null);
    }

    /** The place somebody held before a reload or restart, if it is still there and the ticket proves it. */
    private @Nullable Peer heldPlace(Session session, Room room, JoinOptions how) {
        PeerId id = how.peer();
        Peer held = id == null ? null : room.peer(id);
        return held != null && held.user().equals(session.user()) && provesPlace(session, room, how) ? held : null;
    }

    private boolean provesPlace(Session session, Room room, JoinOptions how) {
        PeerId id = how.peer();
        String ticket = how.ticket();
        return id != null && ticket != null && context.tickets().isValid(ticket, room.id(), id, session.user());
    }

    /** After a restart a valid ticket gives its peer id back, although the room does not know it any more. */
    private PeerId newPeerId(Session session, Room room, JoinOptions how) {
        PeerId former = how.peer();
        boolean free = former != null && room.peer(former) == null && !context.isRejoinOver();
        if (free && former != null && provesPlace(session, room, how)) {
            rejoined++;
            return former;
        }
        if (how.ticket() != null) {
            rejoinsMissed++;
        }
        return session.speaks(Client.Dialect.JSON)
                ? context.ids().peerThatNeverYields()
                : context.ids().peer();
    }

    /** How many places were taken back by their tickets. */
    long rejoined() {
        context.lock().assertHeld();
        return rejoined;
    }

    /** How many tickets came too late. */
    long rejoinsMissed() {
        context.lock().assertHeld();
        return rejoinsMissed;
    }

    private void takeOver(Peer held, Session session) {
        rejoined++;
        Room room = held.room();
        Session before = held.session();
        Peer successor = held.heldBy(session);
        room.takeOver(held, successor);
        context.deliveries().dropped(before, room.topic());
        room.welcome(successor);
        lifecycle.takenOver(successor);
        if (held.isReconnecting()) {
            announce(successor, "ok");
        }
    }

    /** @throws RequestException {@code no-such-peer} when that is no other place of the same person */
    private static @Nullable Peer replacedPlace(Session session, Room room, JoinOptions how) {
        PeerId id = how.replaces();
        if (id == null) {
            return null;
        }
        Peer replaced = room.peer(id);
        if (replaced == null || !replaced.user().equals(session.user())) {
            throw new RequestException(ErrorCode.NO_SUCH_PEER, "You have no such place in this room.");
        }
        return replaced;
    }

    /** The places that this person could not resume, and comes back to without their tickets. */
    private static List<Peer> abandonedPlaces(Session session, Room room) {
        return room.peers().stream()
                .filter(peer -> peer.user().equals(session.user()))
                .filter(peer -> peer.session().departure() == Departure.RESUME_FAILED)
                .toList();
    }

    private void moveAway(Peer replaced, Peer by) {
        if (replaced.room().peer(replaced.id()) == replaced) {
            replaced.room().putOut(replaced, LeaveReason.MOVED, by);
            lifecycle.left(replaced, LeaveReason.MOVED, context.nanos());
        }
    }

    /** A callee who enters the room of the ring has accepted the call. */
    private void acceptByEntering(Room room, Session session) {
        Call call = room.call();
        CallParticipant participant = call == null ? null : call.participant(session.user());
        if (call != null && participant != null && participant.state() == ParticipantState.RINGING) {
            ringing.accept(call, participant, session);
        }
    }

    private static Peer.Role roleOf(Person person, Room room) {
        RoomDefinition definition = room.definition();
        if (definition.hosts().contains(person.user())
                || (person.admin() && definition.kind().isPermanent())) {
            return Peer.Role.HOST;
        }
        return person.guest() ? Peer.Role.GUEST : Peer.Role.MEMBER;
    }

    void leave(Session session, RoomId id) {
        Peer peer = session.place(id);
        if (peer != null) {
            leave(peer, LeaveReason.LEFT, context.nanos());
        }
    }

    private void leave(Peer peer, LeaveReason reason, long at) {
        peer.room().remove(peer, reason);
        lifecycle.left(peer, reason, at);
    }

    /** Nobody comes back to this place. */
    void lose(Peer peer) {
        leave(peer, LeaveReason.LOST, peer.goneAt(context.nanos()));
    }

    /** The session is gone for good. */
    void leaveAll(Session session, LeaveReason reason) {
        long now = context.nanos();
        session.places().forEach(peer -> leave(peer, reason, peer.goneAt(now)));
    }

    /** Ends the room with everything in it. */
    void shut(RoomId id, EndReason reason) {
        Room room = rooms.find(id);
        if (room == null) {
            return;
        }
        endCall(room, reason);
        rooms.close(room, reason);
    }

    /** Ends what goes on in the room; a permanent room stays. */
    void endMeeting(Room room) {
        if (!room.definition().kind().isPermanent()) {
            shut(room.id(), EndReason.ENDED);
            return;
        }
        List<Peer> everybody = List.copyOf(room.peers());
        endCall(room, EndReason.ENDED);
        rooms.empty(room, EndReason.ENDED);
        everybody.forEach(peer -> registry.touch(peer.user()));
        rooms.touch(room);
    }

    private void endCall(Room room, EndReason reason) {
        Call call = room.call();
        if (call != null) {
            ringing.callOff(call);
            if (!call.isOver()) {
                lifecycle.end(call, CallOutcome.COMPLETED, reason, call.timeAt(context.nanos()));
            }
        }
    }

    /** Holds a place that somebody had before a restart. */
    void hold(Session session, Room room, PeerId id, Moment since, long lostAt) {
        Peer peer = new Peer(id, room, session, roleOf(session.person(), room), since);
        room.keep(peer);
        peer.reconnecting(lostAt);
        session.wasLost();
    }

    /** The connection dropped: places stay, the others see that. */
    void hold(Session session, Duration patience, Runnable otherwise) {
        long now = context.nanos();
        if (!session.isSuspended() && !session.isLost()) {
            for (Peer peer : session.places()) {
                peer.reconnecting(now);
                announce(peer, "reconnecting");
            }
        }
        session.suspendedUntil(context.in(patience, otherwise));
    }

    void welcomeBack(Session session) {
        session.connected();
        for (Peer peer : session.places()) {
            peer.connected();
            announce(peer, "ok");
        }
    }

    private void announce(Peer peer, @Nullable String connection) {
        peer.room().broadcast(number -> new RoomEvent.PeerChanged(number, peer.id(), null, connection), null);
    }
}
