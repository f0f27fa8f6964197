package app.parley.hub;

import app.parley.hub.value.CallEvent;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.RoomDefinition;
import app.parley.hub.value.Topic;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.EndReason;
import app.parley.kernel.LeaveReason;
import app.parley.kernel.TimeSource;
import java.time.Instant;

/** Starts, connects and ends calls as peers enter and leave rooms. */
final class CallLifecycle {
    private final HubContext context;
    private final Rooms rooms;
    private final PresenceRegistry registry;
    private final ActiveCalls activeCalls;

    CallLifecycle(HubContext context, Rooms rooms, PresenceRegistry registry, ActiveCalls activeCalls) {
        this.context = context;
        this.rooms = rooms;
        this.registry = registry;
        this.activeCalls = activeCalls;
    }

    /** A peer took its place, and is not yet welcomed. */
    void entered(Peer peer) {
        Room room = peer.room();
        Call call = room.call();
        if (call != null) {
            join(call, peer);
        } else if (distinctUsers(room) >= 2) {
            start(room);
        }
        touchAll(room);
    }

    private void start(Room room) {
        Peer first = room.peers().iterator().next();
        Call call = activeCalls.started(
                Call.inRoom(context.ids().call(), room, first.session().person(), context.moment()));
        room.call(call);
        room.peers().forEach(peer -> takePart(call, peer));
        activeCalls.changed(call);
        room.announce();
    }

    private void join(Call call, Peer peer) {
        takePart(call, peer);
        call.goOn();
        if (!call.isConnected() && distinctUsers(call.room()) >= 2) {
            call.answered(call.timeAt(context.nanos()));
            // Peers that were inside before the ring take part only now.
            call.room().peers().forEach(inside -> takePart(call, inside));
            call.connect();
            call.room().announce();
        }
        activeCalls.changed(call);
    }

    private void takePart(Call call, Peer peer) {
        CallParticipant participant = call.participant(peer.user());
        if (participant == null) {
            participant = CallParticipant.participant(peer.session().person());
            call.add(participant);
        } else if (call.isConnected()) {
            participant.become(ParticipantState.JOINED);
        }
        participant.entered(peer, call.timeAt(peer.since().nanos()));
        call.involved().add(peer.session());
    }

    /** Another session holds the place now: it hears how the call ends. */
    void takenOver(Peer peer) {
        Call call = peer.room().call();
        if (call != null) {
            call.involved().add(peer.session());
            call.goOn();
        }
        touchAll(peer.room());
    }

    /** Another device of the same person is nobody to talk to. */
    private static long distinctUsers(Room room) {
        return room.peers().stream().map(Peer::user).distinct().count();
    }

    /**
     * A peer's place is free again.
     *
     * @param goneAt when the peer was really gone, as {@link TimeSource#nanos()}
     */
    void left(Peer peer, LeaveReason reason, long goneAt) {
        Room room = peer.room();
        Call call = room.call();
        if (call != null) {
            Instant at = call.timeAt(goneAt);
            CallParticipant participant = call.participant(peer.user());
            if (participant != null) {
                participant.left(peer.id(), at);
            }
            if (call.isConnected() && distinctUsers(room) < 2 && !call.hasPending()) {
                endConnected(call, reason, at);
            } else {
                activeCalls.changed(call);
            }
        }
        touchAll(room);
        registry.touch(peer.user());
    }

    private void endConnected(Call call, LeaveReason reason, Instant at) {
        if (call.isBrokenOff()) {
            end(call, CallOutcome.INTERRUPTED, EndReason.INTERRUPTED, call.lastLeft(at));
        } else {
            end(call, CallOutcome.COMPLETED, EndReason.of(reason), at);
        }
    }

    /** A callee's side is decided; if it was the last one, so is the call. */
    void settle(Call call, ParticipantState last) {
        if (call.isOver()) {
            return;
        }
        if (call.hasPending() || (call.isConnected() && distinctUsers(call.room()) >= 2)) {
            activeCalls.changed(call);
        } else if (call.isConnected()) {
            end(call, CallOutcome.COMPLETED, EndReason.LEFT, call.timeAt(context.nanos()));
        } else {
            failCaller(call, last);
            CallOutcome outcome = last.callOutcome();
            end(call, outcome, EndReason.of(outcome), call.timeAt(context.nanos()));
        }
    }

    private static void failCaller(Call call, ParticipantState last) {
        CallParticipant caller = call.participant(call.startedBy().user());
        if (last == ParticipantState.FAILED && caller != null) {
            caller.become(ParticipantState.FAILED);
        }
    }

    /** @param at by the call's own time */
    void end(Call call, CallOutcome outcome, EndReason reason, Instant at) {
        Room room = call.room();
        call.end(outcome, reason, at);
        room.call(null);
        activeCalls.ended(call);
        if (call.isDirect() && (call.isConnected() || outcome == CallOutcome.FAILED)) {
            EventEnvelope ended = EventEnvelope.of(
                    new CallEvent.CallEnded(
                            call.id(), room.id(), reason, call.record().durationSeconds()),
                    context.now());
            call.involved().stream()
                    .filter(Session::isOpen)
                    .forEach(session -> context.deliveries().send(session, Topic.CALLS, ended));
        }
        call.conclude();
        touchAll(room);
        if (room.definition().kind() == RoomDefinition.Kind.CALL) {
            rooms.close(room, reason);
        } else if (!room.isEmpty()) {
            room.announce();
        }
    }

    private void touchAll(Room room) {
        rooms.touch(room);
        room.peers().forEach(peer -> registry.touch(peer.user()));
    }
}
