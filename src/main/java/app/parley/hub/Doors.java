package app.parley.hub;

import app.parley.hub.Party.Standing;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Entering rooms, leaving them, and holding places for those whose line dropped. Touched only while Hub holds its lock. */
final class Doors {
    private final Context context;
    private final Rooms rooms;
    private final Roster roster;
    private final Rings rings;
    private final CallFlow flow;

    Doors(Context context, Rooms rooms, Roster roster, Rings rings, CallFlow flow) {
        this.context = context;
        this.rooms = rooms;
        this.roster = roster;
        this.rings = rings;
        this.flow = flow;
    }

    void enter(Session session, RoomId id) {
        Room room = rooms.require(id, session.person());
        if (session.place(id) != null) {
            throw new Refusal(Code.ALREADY_IN_ROOM, "This connection is in the room already.");
        }
        if (room.isFull()) {
            throw new Refusal(Code.ROOM_FULL, "The room is full.");
        }
        acceptByEntering(room, session);
        Peer peer = new Peer(context.ids().peer(), room, session, roleOf(session.person(), room), context.now());
        room.add(peer);
        flow.entered(peer);
        room.welcome(peer);
        roster.touch(session.user());
    }

    /** Who walks into the room it is being rung into has answered. */
    private void acceptByEntering(Room room, Session session) {
        Call call = room.call();
        Party party = call == null ? null : call.party(session.user());
        if (call != null && party != null && party.standing() == Standing.RINGING) {
            rings.accept(call, party, session);
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
            leave(peer, "left", context.now());
        }
    }

    private void leave(Peer peer, String reason, Instant at) {
        peer.room().remove(peer, reason);
        flow.left(peer, reason, at);
    }

    /** The session is gone for good. */
    void leaveAll(Session session, String reason) {
        Instant now = context.now();
        session.places().forEach(peer -> leave(peer, reason, peer.goneAt(now)));
    }

    /** Ends the room with everything in it. */
    void shut(RoomId id, String reason) {
        Room room = rooms.find(id);
        if (room == null) {
            return;
        }
        Call call = room.call();
        if (call != null) {
            rings.callOff(call);
            if (!call.isOver()) {
                flow.end(call, "completed", reason, context.now());
            }
        }
        rooms.close(room, reason);
    }

    /** The line dropped: places stay, the others see that. */
    void hold(Session session, Duration patience, Runnable otherwise) {
        Instant now = context.now();
        if (!session.isSuspended()) {
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
