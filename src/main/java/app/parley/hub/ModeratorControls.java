package app.parley.hub;

import app.parley.hub.WaitingRoom.Waiting;
import app.parley.hub.value.Event;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.JoinOptions;
import app.parley.hub.value.MediaStatePatch;
import app.parley.hub.value.RoomEvent;
import app.parley.hub.value.Topic;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.LeaveReason;
import app.parley.kernel.PeerId;
import app.parley.kernel.Person;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out the commands of hosts: lock, unlock, admit, deny, mute, lower, remove, end. Owns the knocks. */
final class ModeratorControls {
    /** A knock that no host answers is denied after this time. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HubContext context;
    private final RoomAdmission admission;
    private final CallLifecycle lifecycle;
    private final Rooms rooms;

    ModeratorControls(HubContext context, RoomAdmission admission, CallLifecycle lifecycle, Rooms rooms) {
        this.context = context;
        this.admission = admission;
        this.lifecycle = lifecycle;
        this.rooms = rooms;
    }

    /**
     * Enters the room, or knocks if the room is locked.
     *
     * @throws RequestException {@code knock-required} or {@code removed}: then the knock waits, and the subscription with it
     */
    void enterOrKnock(Session session, RoomId id, JoinOptions how) {
        Room room = rooms.require(id, session.person());
        boolean removed = room.waitingRoom().wasRemoved(session.user());
        if (!removed && (!room.waitingRoom().isLocked() || admission.isLetIn(session, room, how))) {
            admission.enter(session, id, how);
            showWaiting(session, id);
            return;
        }
        if (!room.waitingRoom().isWaiting(session)) {
            knock(session, room);
        }
        throw removed
                ? new RequestException(
                        ErrorCode.REMOVED, "A host removed you. You can come back once a host lets you in.")
                : new RequestException(
                        ErrorCode.KNOCK_REQUIRED, "The room is locked. The hosts were asked to let you in.");
    }

    private void knock(Session session, Room room) {
        String id = context.ids().knock();
        Person person = session.person();
        RoomEvent.Knock knock = new RoomEvent.Knock(id, person.user(), person.name(), person.guest(), context.now());
        room.waitingRoom()
                .wait(new Waiting(knock, session, context.in(PATIENCE, () -> deny(room, id)), () -> admit(room, id)));
        tellHosts(room, new RoomEvent.Knocked(knock));
    }

    /** Shows a host who enters who is waiting already, and who tried passcodes meanwhile. */
    private static void showWaiting(Session session, RoomId id) {
        Peer peer = session.place(id);
        if (peer != null) {
            peer.room().waitingRoom().waiting().forEach(waiting -> tell(peer, new RoomEvent.Knocked(waiting.knock())));
            peer.room().throttle().showUntold(peer);
        }
    }

    private static void tellHosts(Room room, RoomEvent event) {
        room.peers().forEach(peer -> tell(peer, event));
    }

    private static void tell(Peer peer, RoomEvent event) {
        if (peer.role() == Peer.Role.HOST) {
            peer.room().send(peer, event);
        }
    }

    /** Takes back the knock of a session that gave up or is over. */
    void giveUp(Session session, RoomId id) {
        Room room = rooms.find(id);
        if (room != null) {
            giveUp(session, room);
        }
    }

    private static void giveUp(Session session, Room room) {
        for (Waiting waiting : room.waitingRoom().waiting()) {
            if (waiting.session() == session) {
                take(room, waiting.knock().id());
            }
        }
    }

    private static @Nullable Waiting take(Room room, String knock) {
        Waiting waiting = room.waitingRoom().take(knock);
        if (waiting != null) {
            tellHosts(room, new RoomEvent.KnockOver(knock));
        }
        return waiting;
    }

    void giveUpAll(Session session) {
        rooms.all().forEach(room -> giveUp(session, room));
    }

    void lock(Peer host, boolean shut) {
        Room room = require(host);
        if (room.waitingRoom().isLocked() != shut) {
            room.waitingRoom().lock(shut);
            room.announce();
            rooms.touch(room);
        }
        if (!shut) {
            room.waitingRoom()
                    .waiting()
                    .forEach(waiting -> admit(room, waiting.knock().id()));
        }
    }

    void mute(Peer host, PeerId peer) {
        Room room = require(host);
        Peer noisy = member(room, peer);
        room.broadcast(number -> new RoomEvent.Muted(number, noisy.id(), host.id()), null);
    }

    /** Takes one hand down, or with null all of them. A hand that is down already stays so, and nothing is told. */
    void lower(Peer host, @Nullable PeerId peer) {
        Room room = require(host);
        List<Peer> raised = (peer == null ? List.copyOf(room.peers()) : List.of(member(room, peer)))
                .stream().filter(member -> member.state().hand()).toList();
        raised.forEach(member -> member.change(MediaStatePatch.HAND_DOWN, host));
    }

    void remove(Peer host, PeerId peer) {
        Room room = require(host);
        Peer unwelcome = member(room, peer);
        room.putOut(unwelcome, LeaveReason.REMOVED, host);
        room.waitingRoom().remember(unwelcome.user());
        lifecycle.left(unwelcome, LeaveReason.REMOVED, context.nanos());
    }

    void end(Peer host) {
        admission.endMeeting(require(host));
    }

    void answer(Peer host, String knock, boolean admit) {
        Room room = require(host);
        if (room.waitingRoom().waiting().stream()
                .noneMatch(waiting -> waiting.knock().id().equals(knock))) {
            throw new RequestException(ErrorCode.BAD_REQUEST, "Nobody waits under this knock any longer.");
        }
        if (admit) {
            admit(room, knock);
        } else {
            deny(room, knock);
        }
    }

    private void admit(Room room, String knock) {
        Waiting waiting = take(room, knock);
        if (waiting == null || !waiting.session().isOpen()) {
            return;
        }
        room.waitingRoom().forgive(waiting.session().user());
        try {
            admission.enter(waiting.session(), room.id(), JoinOptions.PLAIN);
        } catch (RequestException refusal) {
            turnAway(waiting, room, refusal);
        }
    }

    private void deny(Room room, String knock) {
        Waiting waiting = take(room, knock);
        if (waiting != null && waiting.session().isOpen()) {
            turnAway(waiting, room, new RequestException(ErrorCode.KNOCK_DENIED, "Nobody let you in."));
        }
    }

    private void turnAway(Waiting waiting, Room room, RequestException refusal) {
        context.deliveries()
                .send(waiting.session(), Topic.ERRORS, EventEnvelope.of(Event.Refused.of(refusal), context.now()));
        context.deliveries().dropped(waiting.session(), room.topic());
    }

    private static Room require(Peer host) {
        if (host.role() != Peer.Role.HOST) {
            throw new RequestException(ErrorCode.FORBIDDEN, "Only hosts may do that.");
        }
        return host.room();
    }

    private static Peer member(Room room, PeerId id) {
        Peer peer = room.peer(id);
        if (peer == null) {
            throw new RequestException(ErrorCode.NO_SUCH_PEER, "There is no such peer in this room.");
        }
        return peer;
    }
}
