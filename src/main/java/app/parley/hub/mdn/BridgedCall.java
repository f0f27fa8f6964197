package app.parley.hub.mdn;

import app.parley.hub.Call;
import app.parley.hub.GuardedByHubLock;
import app.parley.hub.HubOperations;
import app.parley.hub.Peer;
import app.parley.hub.Session;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.RoomEvent;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.Person;
import app.parley.kernel.RequestException;
import app.parley.kernel.SignalType;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One call between a client of the json dialect and a user of STOMP. Translates the signals of each side into the
 * dialect of the other.
 */
@GuardedByHubLock
final class BridgedCall {
    /** MDN's page cannot take an offer while it is at work on an answer, its own or the other side's. */
    private static final Duration SETTLING = Duration.ofMillis(500);

    /** Two offers with their candidates, and some. */
    private static final int MAX_HELD = 128;

    private final HubOperations hub;
    private final JsonClients clients;
    private final Call call;
    private final Session json;
    private final Person partner;
    private final Queue<Signal> toPartner = new ArrayDeque<>();
    private final List<Signal> toJson = new ArrayList<>();
    private final List<Signal> fromNextPlace = new ArrayList<>();
    private @Nullable Peer talking;
    private @Nullable Peer next;
    private @Nullable Runnable settling;
    private boolean jsonHasConnection;
    private boolean jsonOffers;
    private boolean partnerYields;

    BridgedCall(HubOperations hub, JsonClients clients, Call call, Session json, Person partner) {
        this.hub = hub;
        this.clients = clients;
        this.call = call;
        this.json = json;
        this.partner = partner;
    }

    private record Signal(SignalType type, String body) {}

    Call call() {
        return call;
    }

    Session json() {
        return json;
    }

    /** The partner's name in the json dialect. */
    String partnerName() {
        return JsonClients.nameOf(partner);
    }

    /** The json client's place in the room; null before the call was accepted, and once it was put out. */
    @Nullable
    Peer place() {
        hub.lock().assertHeld();
        return json.place(call.room().id());
    }

    boolean isWith(Peer peer) {
        hub.lock().assertHeld();
        return peer.user().equals(partner.user()) && peer.room() == call.room();
    }

    /** The partner is in the room: whatever waited follows. The first of several devices it is. */
    void met(Peer peer) {
        hub.lock().assertHeld();
        if (talking == null) {
            talking = peer;
            for (Signal held = toPartner.poll(); held != null; held = toPartner.poll()) {
                deliver(held);
            }
        }
    }

    /** Whether the partner's session has left the room. */
    boolean isDeserted() {
        hub.lock().assertHeld();
        return talking != null && current() == null && next == null;
    }

    void fromJson(SignalType type, String body) {
        hub.lock().assertHeld();
        jsonHasConnection = true;
        if (type == SignalType.VIDEO_OFFER) {
            jsonOffers = true;
        } else if (type == SignalType.VIDEO_ANSWER) {
            settle();
        }
        Signal signal = new Signal(type, body);
        if (talking != null) {
            deliver(signal);
            return;
        }
        if (toPartner.size() == MAX_HELD) {
            throw new RequestException(ErrorCode.TOO_MANY, "Too many signals before the call is answered.");
        }
        toPartner.add(signal);
    }

    private void deliver(Signal signal) {
        Peer from = place();
        Peer to = current();
        if (from != null && to != null) {
            RoomEvent event = new RoomEvent.Signalled(signal.type(), signal.body());
            hub.send(to.session(), to.room().topic(), EventEnvelope.by(event, hub.now(), from.id(), from.user()));
        }
    }

    private @Nullable Peer current() {
        return talking == null ? null : call.room().peer(talking.id());
    }

    void fromPartner(Peer sender, SignalType type, String body) {
        hub.lock().assertHeld();
        Peer current = current();
        if (talking == sender || (current == sender && type != SignalType.VIDEO_OFFER)) {
            pass(new Signal(type, body));
        } else if (current == null || current == sender) {
            goOnWith(sender);
            pass(new Signal(type, body));
        } else {
            await(sender, new Signal(type, body));
        }
    }

    /** Another device of the partner: it takes its turn when the one before is gone, which is soon if the call moves. */
    private void await(Peer sender, Signal signal) {
        if (next != sender) {
            next = sender;
            fromNextPlace.clear();
        }
        if (fromNextPlace.size() == MAX_HELD) {
            throw new RequestException(ErrorCode.TOO_MANY, "The other side talks to another device of yours.");
        }
        fromNextPlace.add(signal);
    }

    /** Hands the call to the session that waits for it, once the one before is gone. */
    void handOver() {
        hub.lock().assertHeld();
        Peer successor = next;
        if (successor != null && current() == null) {
            List<Signal> waiting = List.copyOf(fromNextPlace);
            goOnWith(successor);
            waiting.forEach(this::pass);
        }
    }

    /** A json client has one connection: to talk to another page it has to end the one before. */
    private void goOnWith(Peer successor) {
        if (jsonHasConnection) {
            hangUp();
        }
        talking = successor;
        next = null;
        fromNextPlace.clear();
        toJson.clear();
        jsonOffers = false;
        partnerYields = false;
        if (settling != null) {
            settling.run();
            settling = null;
        }
    }

    private void pass(Signal signal) {
        boolean isOffer = signal.type() == SignalType.VIDEO_OFFER;
        if ((isOffer && settling != null) || !toJson.isEmpty()) {
            hold(signal);
        } else if (isOffer && jsonOffers) {
            // A json client cannot step back from its own offer. The partner, whose peer id sorts first, does.
            partnerYields = true;
        } else if (signal.type() == SignalType.VIDEO_ANSWER) {
            jsonOffers = false;
            partnerYields = false;
            tell(signal);
            settle();
        } else if (isOffer || (signal.type() == SignalType.NEW_ICE_CANDIDATE && !partnerYields)) {
            tell(signal);
        }
    }

    private void hold(Signal signal) {
        if (toJson.size() == MAX_HELD) {
            throw new RequestException(ErrorCode.TOO_MANY, "Too many signals before the answer is through.");
        }
        toJson.add(signal);
    }

    private void tell(Signal signal) {
        jsonHasConnection = true;
        clients.signal(partnerName(), json, signal.type().wire(), signal.body());
    }

    private void settle() {
        if (settling != null) {
            settling.run();
        }
        settling = hub.in(SETTLING, () -> {
            settling = null;
            List<Signal> held = List.copyOf(toJson);
            toJson.clear();
            held.forEach(this::pass);
        });
    }

    /** Tells the json client that it is over, if it knows of a call at all. */
    void hangUp() {
        hub.lock().assertHeld();
        if (jsonHasConnection && json.isOpen()) {
            clients.hangUp(partnerName(), json);
        }
        jsonHasConnection = false;
    }
}
