package app.parley.hub.mdn;

import app.parley.hub.Call;
import app.parley.hub.HubExtension;
import app.parley.hub.HubOperations;
import app.parley.hub.Peer;
import app.parley.hub.Session;
import app.parley.kernel.Person;
import app.parley.kernel.RoomId;
import app.parley.kernel.SignalType;
import app.parley.kernel.UserId;
import java.util.Optional;

/** Plugs the dialect of MDN's sample into the hub. */
final class MdnExtension implements HubExtension {
    private final JsonClients clients;
    private final DialectBridge bridge;
    private final JsonDialectApi api;

    MdnExtension(HubOperations hub) {
        clients = new JsonClients(hub);
        bridge = new DialectBridge(hub, clients);
        api = new JsonDialectApi(
                hub.lock(), clients, new JsonChat(hub, clients, bridge), new JsonCalls(hub, clients, bridge));
    }

    JsonDialectApi api() {
        return api;
    }

    @Override
    public String guestName(String wished) {
        return clients.freeName(wished);
    }

    @Override
    public void sessionBegan(Session session) {
        clients.touch();
    }

    @Override
    public void sessionEnds(Session session) {
        clients.leave(session);
        bridge.gone(session);
    }

    @Override
    public void sessionEnded(Session session) {
        clients.publishAtOnceIfFew();
    }

    @Override
    public void entered(Session session, RoomId room) {
        bridge.entered(session, room);
    }

    @Override
    public void said(Peer speaker, String text, String id) {
        clients.overhear(speaker, text, id);
    }

    @Override
    public void signal(Peer sender, Peer addressee, SignalType type, String body) {
        bridge.fromPeer(sender, addressee, type, body);
    }

    @Override
    public void ringing(Call call) {
        bridge.pickUp(call);
    }

    @Override
    public void accepted(Call call) {
        bridge.accepted(call);
    }

    @Override
    public Optional<Person> findGuest(UserId user) {
        return bridge.guest(user);
    }

    @Override
    public void tick() {
        bridge.tidy();
    }

    @Override
    public void publish() {
        clients.publish();
    }
}
