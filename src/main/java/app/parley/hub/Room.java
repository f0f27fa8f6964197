package app.parley.hub;

import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.IceServers;
import app.parley.hub.value.Journal;
import app.parley.hub.value.PeerView;
import app.parley.hub.value.RoomDefinition;
import app.parley.hub.value.RoomEvent;
import app.parley.hub.value.RoomView;
import app.parley.hub.value.RoomView.Named;
import app.parley.hub.value.RoomView.Ongoing;
import app.parley.hub.value.Topic;
import app.parley.kernel.LeaveReason;
import app.parley.kernel.PeerId;
import app.parley.kernel.Person;
import app.parley.kernel.RoomId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Owns the members of one room and numbers its events. */
@GuardedByHubLock
public final class Room {
    private final HubContext context;
    private final String epoch;
    private final Topic topic;
    private final Map<PeerId, Peer> addressable = new ConcurrentHashMap<>();
    private final Map<PeerId, Peer> peers = new LinkedHashMap<>();
    private RoomDefinition definition;
    private @Nullable Call call;
    private final WaitingRoom waitingRoom;
    private final PasscodeThrottle throttle;
    private boolean visited;
    private Deadlines.@Nullable Deadline expiry;
    private long seq;

    Room(RoomDefinition definition, HubContext context) {
        this.definition = definition;
        this.context = context;
        this.epoch = context.ids().epoch();
        this.topic = new Topic.InRoom(definition.id());
        this.waitingRoom = new WaitingRoom(context.lock());
        this.throttle = new PasscodeThrottle(context);
    }

    HubLock lock() {
        return context.lock();
    }

    public RoomId id() {
        return definition.id();
    }

    public Topic topic() {
        return topic;
    }

    public RoomDefinition definition() {
        return definition;
    }

    void redefine(RoomDefinition changed) {
        context.lock().assertHeld();
        definition = changed;
        announce();
    }

    @Nullable
    Call call() {
        context.lock().assertHeld();
        return call;
    }

    void call(@Nullable Call current) {
        context.lock().assertHeld();
        call = current;
    }

    @Nullable
    public Peer peer(PeerId id) {
        return addressable.get(id);
    }

    public Collection<Peer> peers() {
        context.lock().assertHeld();
        return Collections.unmodifiableCollection(peers.values());
    }

    public boolean isEmpty() {
        context.lock().assertHeld();
        return peers.isEmpty();
    }

    boolean wasVisited() {
        context.lock().assertHeld();
        return visited;
    }

    boolean isExpiring() {
        context.lock().assertHeld();
        return expiry != null;
    }

    /** It goes then, unless somebody comes. */
    void expires(Deadlines.Deadline then) {
        context.lock().assertHeld();
        expiry = then;
    }

    void stay() {
        context.lock().assertHeld();
        if (expiry != null) {
            expiry.callOff();
            expiry = null;
        }
    }

    /** The lock, the knocks and the removed users of this room. */
    WaitingRoom waitingRoom() {
        return waitingRoom;
    }

    /** The wrong passcodes of this room. */
    PasscodeThrottle throttle() {
        return throttle;
    }

    boolean isFull() {
        context.lock().assertHeld();
        return peers.size() >= definition.capacity();
    }

    void add(Peer newcomer) {
        context.lock().assertHeld();
        broadcast(number -> new RoomEvent.Joined(number, newcomer.view()), newcomer, newcomer);
        visited = true;
        peers.put(newcomer.id(), newcomer);
        newcomer.session().take(newcomer);
        recordVisit(newcomer, null);
    }

    /** The newcomer's first event. From here on others can reach it. */
    void welcome(Peer newcomer) {
        context.lock().assertHeld();
        IceServers.Grant ice =
                context.ice().grant(newcomer.user(), newcomer.session().client().host());
        List<PeerView> others = new ArrayList<>();
        for (Peer peer : peers.values()) {
            if (peer != newcomer) {
                others.add(peer.view());
            }
        }
        String ticket = context.tickets().sign(id(), newcomer.id(), newcomer.user());
        send(
                newcomer,
                new RoomEvent.Snapshot(
                        epoch,
                        seq,
                        view(),
                        new RoomEvent.You(newcomer.id(), newcomer.role().wire(), ticket),
                        others,
                        ice.servers(),
                        ice.expiresAt()));
        addressable.put(newcomer.id(), newcomer);
    }

    /** Takes the peer's place away without a word to anybody inside. */
    void release(Peer leaver, LeaveReason reason) {
        context.lock().assertHeld();
        recordVisit(leaver, reason);
        peers.remove(leaver.id());
        addressable.remove(leaver.id());
        leaver.session().giveUp(leaver);
        if (peers.isEmpty()) {
            waitingRoom.reopen();
            waitingRoom.waiting().forEach(waiting -> context.in(Duration.ZERO, waiting.letIn()));
        }
    }

    /** Keeps a place from before a restart; nobody is there yet to be told. */
    void keep(Peer held) {
        context.lock().assertHeld();
        visited = true;
        peers.put(held.id(), held);
        addressable.put(held.id(), held);
        held.session().take(held);
    }

    /** Puts another session of the same person in a peer's place; nobody else notices. */
    void takeOver(Peer held, Peer successor) {
        context.lock().assertHeld();
        held.session().giveUp(held);
        peers.put(successor.id(), successor);
        successor.session().take(successor);
    }

    /**
     * Like {@link #remove}, but the leaver is told as well.
     *
     * @param by who wanted that
     */
    void putOut(Peer leaver, LeaveReason reason, Peer by) {
        context.lock().assertHeld();
        broadcastBy(by, number -> new RoomEvent.Left(number, leaver.id(), reason));
        release(leaver, reason);
        context.deliveries().dropped(leaver.session(), topic);
    }

    void remove(Peer leaver, LeaveReason reason) {
        context.lock().assertHeld();
        release(leaver, reason);
        Peer author = reason == LeaveReason.LEFT ? leaver : null;
        broadcast(number -> new RoomEvent.Left(number, leaver.id(), reason), author, leaver);
    }

    private void recordVisit(Peer peer, @Nullable LeaveReason reason) {
        if (definition.kind() == RoomDefinition.Kind.CALL) {
            return;
        }
        Person person = peer.session().person();
        context.journal()
                .record(new Journal.RoomVisited(
                        id(),
                        definition.name(),
                        person.user(),
                        person.name(),
                        person.guest(),
                        peer.id(),
                        context.now(),
                        reason));
    }

    /** Tells the members that the room itself is another than before. */
    void announce() {
        context.lock().assertHeld();
        broadcast(number -> new RoomEvent.Changed(number, view()), null);
    }

    /** Numbers an event and queues it for every member that was welcomed, but for who caused it where that one is not to see it. */
    void broadcast(LongFunction<RoomEvent> event, @Nullable Peer except) {
        context.lock().assertHeld();
        broadcast(event, null, except);
    }

    void broadcastBy(Peer author, LongFunction<RoomEvent> event) {
        context.lock().assertHeld();
        broadcast(event, author, null);
    }

    private void broadcast(LongFunction<RoomEvent> event, @Nullable Peer author, @Nullable Peer except) {
        RoomEvent numbered = event.apply(++seq);
        EventEnvelope envelope = author == null
                ? EventEnvelope.of(numbered, context.now())
                : EventEnvelope.by(numbered, context.now(), author.id(), author.user());
        for (Peer peer : peers.values()) {
            if (peer != except && addressable.containsKey(peer.id())) {
                context.deliveries().send(peer.session(), topic, envelope);
            }
        }
    }

    /** Queues an event that stands outside the room's sequence for one member. */
    void send(Peer to, RoomEvent event) {
        context.lock().assertHeld();
        context.deliveries().send(to.session(), topic, EventEnvelope.of(event, context.now()));
    }

    RoomView view() {
        context.lock().assertHeld();
        List<Named> inside = peers.values().stream()
                .map(peer -> Named.of(peer.session().person()))
                .distinct()
                .toList();
        Call current = call;
        Ongoing ongoing = current == null ? null : new Ongoing(current.id(), current.startedAt(), current.answeredAt());
        return new RoomView(
                id(),
                definition.name(),
                definition.kind().wire(),
                waitingRoom.isLocked(),
                definition.capacity(),
                definition.passcode() != null,
                ongoing,
                inside,
                peers.values().stream().anyMatch(peer -> peer.state().recording()),
                definition.schedule());
    }
}
