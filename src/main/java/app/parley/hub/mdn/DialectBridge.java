package app.parley.hub.mdn;

import app.parley.hub.Call;
import app.parley.hub.CallParticipant;
import app.parley.hub.GuardedByHubLock;
import app.parley.hub.HubOperations;
import app.parley.hub.ParticipantState;
import app.parley.hub.Peer;
import app.parley.hub.Session;
import app.parley.hub.value.RoomDefinition;
import app.parley.kernel.EndReason;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.Person;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.SignalType;
import app.parley.kernel.UserId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls between a client of the json dialect and a user of STOMP (protocol, section 10). They are calls of the hub;
 * the bridge knows which json client takes part in which, one at a time.
 */
@GuardedByHubLock
final class DialectBridge {
    private final HubOperations hub;
    private final JsonClients clients;
    private final Map<RoomId, BridgedCall> calls = new LinkedHashMap<>();
    private final Map<Session, BridgedCall> byClient = new HashMap<>();

    DialectBridge(HubOperations hub, JsonClients clients) {
        this.hub = hub;
        this.clients = clients;
    }

    /** Whether a json client's offer to this user is to ring on STOMP: where there is a ring, it decides. */
    boolean leadsTo(Person callee) {
        return hub.isListeningForCalls(callee.user())
                || clients.sessionsOf(callee.user()).isEmpty();
    }

    /** The call of this json client, if it is in one. */
    @Nullable
    BridgedCall of(Session json) {
        hub.lock().assertHeld();
        return byClient.get(json);
    }

    /** The call of this json client with whom it calls that, or with anybody where it names nobody. */
    @Nullable
    BridgedCall with(Session json, @Nullable String partner) {
        hub.lock().assertHeld();
        BridgedCall call = of(json);
        return call == null || partner == null || partner.equals(call.partnerName()) ? call : null;
    }

    /** A guest who is here by the json dialect, and so can be rung without having an account. */
    Optional<Person> guest(UserId user) {
        hub.lock().assertHeld();
        return clients.sessionsOf(user).stream().map(Session::person).findFirst();
    }

    /** A json client's offer rings. */
    BridgedCall open(Call call, Session json, Person callee) {
        hub.lock().assertHeld();
        BridgedCall bridged = new BridgedCall(hub, clients, call, json, callee);
        calls.put(call.room().id(), bridged);
        byClient.put(json, bridged);
        call.whenOver(() -> forget(bridged));
        return bridged;
    }

    private void forget(BridgedCall over) {
        if (take(over)) {
            over.hangUp();
        }
    }

    /** @return false when it is no bridged call any more */
    private boolean take(BridgedCall over) {
        byClient.remove(over.json(), over);
        return calls.remove(over.call().room().id(), over);
    }

    /** Lets the json client of a callee pick up at once, because it has no ring to show. Only in a call of two. */
    void pickUp(Call call) {
        hub.lock().assertHeld();
        for (CallParticipant participant : List.copyOf(call.participants())) {
            List<Session> sessions = clients.sessionsOf(participant.user());
            if (participant.state() != ParticipantState.RINGING
                    || sessions.isEmpty()
                    || hub.isListeningForCalls(participant.user())) {
                continue;
            }
            if (isForTwo(call) && !isEngaged(participant.user(), call)) {
                Session json = sessions.get(sessions.size() - 1);
                open(call, json, call.startedBy());
                hub.accept(call, participant, json);
                hub.enter(json, call.room().id());
            } else {
                hub.refuse(call, participant);
            }
        }
    }

    /** One json client has one call at a time. */
    void refuseIfTaken(Call call, Person callee) {
        hub.lock().assertHeld();
        CallParticipant participant = call.participant(callee.user());
        if (participant != null
                && clients.sessionsOf(callee.user()).stream().anyMatch(session -> of(session) != null)) {
            hub.refuse(call, participant);
        }
    }

    private static boolean isForTwo(Call call) {
        return call.room().definition().kind() == RoomDefinition.Kind.CALL
                && call.participants().size() == 2
                && call.room().isEmpty();
    }

    private boolean isEngaged(UserId user, Call besides) {
        return hub.openCalls().stream().filter(call -> call != besides).anyMatch(call -> {
            CallParticipant participant = call.participant(user);
            return participant != null
                    && (participant.isInside()
                            || participant.state().isPending()
                            || participant.state() == ParticipantState.UNANSWERED);
        });
    }

    /** The callee of a json client accepted: the json client enters the room. */
    void accepted(Call call) {
        hub.lock().assertHeld();
        BridgedCall bridged = calls.get(call.room().id());
        if (bridged != null && bridged.place() == null) {
            hub.enter(bridged.json(), call.room().id());
        }
    }

    void entered(Session session, RoomId room) {
        hub.lock().assertHeld();
        BridgedCall bridged = calls.get(room);
        Peer peer = session.place(room);
        if (bridged != null && peer != null && bridged.isWith(peer)) {
            bridged.met(peer);
        }
    }

    /** Passes a signal on from a peer to a json client in the same room. */
    void fromPeer(Peer sender, Peer addressee, SignalType type, String body) {
        hub.lock().assertHeld();
        BridgedCall bridged = calls.get(addressee.room().id());
        if (bridged == null || bridged.json() != addressee.session() || !bridged.isWith(sender)) {
            throw new RequestException(
                    ErrorCode.NO_SUCH_PEER, "This peer's client talks to the other one of its call only.");
        }
        if (type == SignalType.HANG_UP) {
            bridged.hangUp();
            hangUp(bridged);
        } else {
            bridged.fromPartner(sender, type, body);
        }
    }

    /** The json client's side hangs up. */
    void hangUp(BridgedCall bridged) {
        hub.lock().assertHeld();
        Call call = bridged.call();
        take(bridged);
        if (bridged.place() == null && !call.isConnected()) {
            hub.cancel(call, bridged.json());
        } else if (call.isConnected()) {
            hub.leave(bridged.json(), call.room().id());
        } else {
            hub.closeRoom(call.room().id(), EndReason.LEFT);
        }
    }

    /** Its socket is gone. Who was just about to enter does not wait for nobody. */
    void gone(Session session) {
        hub.lock().assertHeld();
        BridgedCall bridged = of(session);
        if (bridged != null && bridged.place() != null && !bridged.call().isConnected()) {
            hangUp(bridged);
        }
    }

    /** Sees to those whose partner moved to another device, or is gone though the call goes on, or who were put out. */
    void tidy() {
        hub.lock().assertHeld();
        for (BridgedCall bridged : List.copyOf(calls.values())) {
            bridged.handOver();
            boolean accepted = bridged.call().isConnected();
            if (accepted && (bridged.place() == null || bridged.isDeserted())) {
                forget(bridged);
                hub.leave(bridged.json(), bridged.call().room().id());
            }
        }
    }
}
