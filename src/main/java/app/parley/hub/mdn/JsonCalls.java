package app.parley.hub.mdn;

import app.parley.hub.Call;
import app.parley.hub.CallParticipant;
import app.parley.hub.GuardedByHubLock;
import app.parley.hub.HubOperations;
import app.parley.hub.ParticipantState;
import app.parley.hub.Session;
import app.parley.hub.mdn.JsonCall.Held;
import app.parley.kernel.CallMedia;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.Person;
import app.parley.kernel.RequestException;
import app.parley.kernel.SignalType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One-to-one calls between two clients of the json dialect: the first offer rings, the answer accepts, a hang-up or a
 * lost connection ends. They are calls of the hub, so the log has them like others.
 */
@GuardedByHubLock
final class JsonCalls {
    /**
     * MDN's page takes an offer wrongly while it is at work on the answer before it, and then shows no video; and its
     * callee sends an offer of its own right behind every answer.
     */
    private static final Duration SETTLING = Duration.ofMillis(500);

    private final HubOperations hub;
    private final JsonClients clients;
    private final DialectBridge bridge;
    private final JsonCallIndex calls = new JsonCallIndex();

    JsonCalls(HubOperations hub, JsonClients clients, DialectBridge bridge) {
        this.hub = hub;
        this.clients = clients;
        this.bridge = bridge;
    }

    void signal(Session from, SignalType type, @Nullable String target, String body) {
        hub.lock().assertHeld();
        String name = clients.requireName(from);
        BridgedCall across = bridge.with(from, target);
        if (across != null && type == SignalType.HANG_UP) {
            bridge.hangUp(across);
            return;
        }
        if (across != null && target != null) {
            across.fromJson(type, body);
            return;
        }
        switch (type) {
            case VIDEO_OFFER -> offer(from, name, requireTarget(target), body);
            case VIDEO_ANSWER -> answer(from, name, requireTarget(target), body);
            case NEW_ICE_CANDIDATE -> candidate(from, name, requireTarget(target), body);
            case HANG_UP -> hangUp(from, name, target, body);
            case WANT, SENDING, RESTART ->
                throw new RequestException(
                        ErrorCode.BAD_REQUEST, "The json dialect has no such signal: " + type.wire() + ".");
        }
    }

    /** Tells the clients of a call that ended by itself (missed, connection lost) with a hang-up. */
    private void over(JsonCall ended) {
        if (calls.remove(ended)) {
            hangUp(ended.callerName(), ended.callee());
            hangUp(ended.callee(), ended.callerName());
        }
    }

    private void hangUp(String from, String to) {
        clients.sessions(to).forEach(session -> clients.hangUp(from, session));
    }

    private static String requireTarget(@Nullable String target) {
        if (target == null) {
            throw new RequestException(ErrorCode.NO_SUCH_USER, "This signal needs a target.");
        }
        return target;
    }

    private void offer(Session from, String name, String target, String body) {
        Person callee = clients.requireOnline(target);
        if (callee.user().equals(from.user())) {
            throw new RequestException(ErrorCode.BAD_REQUEST, "Nobody can call themselves.");
        }
        JsonCall open = calls.between(from, name, target);
        Held offer = new Held(from, name, target, SignalType.VIDEO_OFFER, body);
        if (open != null) {
            pass(open, offer);
            return;
        }
        boolean across = bridge.leadsTo(callee);
        giveUpOthers(from, name, across);
        Call call = hub.openCall(from, callee, CallMedia.VIDEO);
        hub.ring(call, callee, from);
        if (!across) {
            bridge.refuseIfTaken(call, callee);
        }
        if (call.isOver()) {
            // Busy: the client of who was called has no ring to hide, it would answer.
            hangUp(target, name);
            return;
        }
        hub.recordChange(call);
        if (across) {
            bridge.open(call, from, callee).fromJson(SignalType.VIDEO_OFFER, body);
            return;
        }
        JsonCall begun = new JsonCall(call, from, name, target);
        calls.add(begun);
        call.whenOver(() -> over(begun));
        deliver(offer);
    }

    /** MDN's page calls somebody only when it has no call open: it need not have said so when it lost the one before. */
    private void giveUpOthers(Session from, String name, boolean all) {
        BridgedCall bridged = bridge.of(from);
        if (bridged != null) {
            bridge.hangUp(bridged);
        }
        while (all && !calls.of(from, name).isEmpty()) {
            hangUp(from, name, null, "{}");
        }
    }

    private void answer(Session from, String name, String target, String body) {
        JsonCall open = require(from, name, target);
        Held answer = new Held(from, name, target, SignalType.VIDEO_ANSWER, body);
        CallParticipant participant = open.call().participant(from.user());
        if (participant != null && isRinging(open, from)) {
            hub.accept(open.call(), participant, from);
            hub.enter(open.caller(), open.call().room().id());
            hub.enter(from, open.call().room().id());
            deliver(answer);
            release(open);
        } else {
            pass(open, answer);
        }
        open.settling(from);
        hub.in(SETTLING, () -> {
            open.settled();
            if (calls.contains(open)) {
                release(open);
            }
        });
    }

    private void candidate(Session from, String name, String target, String body) {
        JsonCall open = require(from, name, target);
        Held candidate = new Held(from, name, target, SignalType.NEW_ICE_CANDIDATE, body);
        if (isRinging(open, from)) {
            open.hold(candidate);
        } else {
            pass(open, candidate);
        }
    }

    /** Whether this session has not answered the call yet. */
    private static boolean isRinging(JsonCall open, Session session) {
        CallParticipant participant = open.call().participant(session.user());
        return open.caller() != session && participant != null && participant.state() == ParticipantState.RINGING;
    }

    private void pass(JsonCall open, Held signal) {
        boolean early = signal.type() == SignalType.VIDEO_OFFER && open.isSettlingFor(signal.from());
        if (early || open.isHolding(signal.from())) {
            open.hold(signal);
        } else {
            deliver(signal);
        }
    }

    private void release(JsonCall open) {
        for (Held held = open.release(); held != null; held = open.release()) {
            deliver(held);
        }
    }

    private void deliver(Held signal) {
        clients.sessions(signal.target())
                .forEach(to -> clients.signal(signal.name(), to, signal.type().wire(), signal.body()));
    }

    private void hangUp(Session from, String name, @Nullable String target, String body) {
        JsonCall open = calls.of(from, name).stream()
                .filter(call -> target == null || call.partner(from).equals(target))
                .findFirst()
                .orElseThrow(() -> new RequestException(ErrorCode.NO_SUCH_CALL, "There is no call to hang up."));
        calls.remove(open);
        clients.sessions(open.partner(from)).forEach(to -> clients.signal(name, to, SignalType.HANG_UP.wire(), body));
        CallParticipant participant = open.call().participant(from.user());
        if (from.place(open.call().room().id()) != null) {
            hub.leave(from, open.call().room().id());
        } else if (open.caller() == from) {
            hub.cancel(open.call(), from);
        } else if (participant != null) {
            hub.decline(open.call(), participant, from);
        }
    }

    private JsonCall require(Session from, String name, String target) {
        clients.requireOnline(target);
        JsonCall open = calls.between(from, name, target);
        if (open == null) {
            throw new RequestException(ErrorCode.NO_SUCH_CALL, "There is no call with " + target + ".");
        }
        return open;
    }
}
