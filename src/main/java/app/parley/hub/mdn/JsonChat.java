package app.parley.hub.mdn;

import app.parley.hub.HubOperations;
import app.parley.hub.Peer;
import app.parley.hub.Session;
import app.parley.hub.value.ChatText;
import app.parley.hub.value.RoomCommand;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.Person;
import app.parley.kernel.RequestException;
import org.jspecify.annotations.Nullable;

/** Chat of the json dialect: to everybody, to one client, and to the partner in a call with a user of STOMP. */
final class JsonChat {
    private final HubOperations hub;
    private final JsonClients clients;
    private final DialectBridge bridge;

    JsonChat(HubOperations hub, JsonClients clients, DialectBridge bridge) {
        this.hub = hub;
        this.clients = clients;
        this.bridge = bridge;
    }

    void say(Session speaker, @Nullable String target, String text, String id) {
        Peer place = placeWith(speaker, target);
        if (target != null && place == null) {
            requireReachable(target);
        }
        if (target == null || place == null) {
            clients.say(speaker, target, text, id);
        }
        // Said to all it is for the partner, too: MDN's page knows no other way to speak to it.
        if (place != null && !text.isEmpty()) {
            sayInRoom(place, text);
        }
    }

    void pass(Session from, String type, String target, String body) {
        String name = clients.requireName(from);
        requireReachable(target);
        clients.sessions(target).forEach(to -> clients.signal(name, to, type, body));
    }

    /** The speaker's place in a call with that one, or with anybody. */
    private @Nullable Peer placeWith(Session speaker, @Nullable String partner) {
        BridgedCall call = bridge.with(speaker, partner);
        return call == null || !call.call().isConnected() ? null : call.place();
    }

    /** The client's own id is the same for all that it says. */
    private void sayInRoom(Peer place, String text) {
        hub.command(place, new RoomCommand.Say(hub.newMessageId(), new ChatText(text)));
    }

    private void requireReachable(String target) {
        Person hearer = clients.requireOnline(target);
        if (clients.sessionsOf(hearer.user()).isEmpty()) {
            throw new RequestException(
                    ErrorCode.NO_SUCH_CALL, target + " can be written to only while in a call with you.");
        }
    }
}
