package app.parley.hub;

import app.parley.hub.value.Client;
import app.parley.hub.value.Departure;
import app.parley.hub.value.Outbox;
import app.parley.hub.value.Topic;
import app.parley.kernel.Person;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One logical connection of a client. Places may be looked up without the hub's lock. */
@GuardedByHubLock
public final class Session {
    private final HubLock lock;
    private final String id;
    private final Person person;
    private final Client client;
    private final Outbox outbox;
    private final Map<RoomId, Peer> places = new ConcurrentHashMap<>();
    private final Set<Topic> watched = new HashSet<>();
    private Deadlines.@Nullable Deadline expiry;
    private @Nullable Departure departure;
    private long suspendedAt;
    private boolean open = true;
    private boolean lost;

    Session(HubLock lock, String id, Person person, Client client, Outbox outbox) {
        this.lock = lock;
        this.id = id;
        this.person = person;
        this.client = client;
        this.outbox = outbox;
    }

    public String id() {
        return id;
    }

    public Person person() {
        return person;
    }

    public Client client() {
        return client;
    }

    public UserId user() {
        return person.user();
    }

    boolean speaks(Client.Dialect dialect) {
        return client.dialect() == dialect;
    }

    Outbox outbox() {
        return outbox;
    }

    @Nullable
    public Peer place(RoomId room) {
        return places.get(room);
    }

    boolean hasPlaces() {
        return !places.isEmpty();
    }

    Collection<Peer> places() {
        return List.copyOf(places.values());
    }

    void take(Peer place) {
        lock.assertHeld();
        places.put(place.room().id(), place);
    }

    void giveUp(Peer place) {
        lock.assertHeld();
        places.remove(place.room().id(), place);
    }

    boolean watches(Topic topic) {
        lock.assertHeld();
        return watched.contains(topic);
    }

    void watch(Topic topic) {
        lock.assertHeld();
        watched.add(topic);
    }

    void unwatch(Topic topic) {
        lock.assertHeld();
        watched.remove(topic);
    }

    public boolean isOpen() {
        return open;
    }

    void markClosed() {
        lock.assertHeld();
        open = false;
        watched.clear();
        connected();
    }

    /** It was never connected to this process. */
    void wasLost() {
        lock.assertHeld();
        lost = true;
    }

    boolean isLost() {
        lock.assertHeld();
        return lost;
    }

    boolean isSuspended() {
        lock.assertHeld();
        return expiry != null;
    }

    /** The time that is left to resume it; zero unless it is suspended. */
    Duration waitsFor(long now) {
        lock.assertHeld();
        return expiry == null ? Duration.ZERO : expiry.left(now);
    }

    /** It has no socket from now on. */
    void departs(Departure how, long at) {
        lock.assertHeld();
        suspendedAt = isSuspended() ? suspendedAt : at;
        departure = how;
    }

    /** How it lost its socket; null while it has one. */
    @Nullable
    Departure departure() {
        lock.assertHeld();
        return departure;
    }

    /** When it lost its socket. */
    long suspendedAt() {
        lock.assertHeld();
        return suspendedAt;
    }

    void suspendedUntil(Deadlines.Deadline deadline) {
        lock.assertHeld();
        callOffExpiry();
        expiry = deadline;
    }

    void connected() {
        lock.assertHeld();
        departure = null;
        callOffExpiry();
    }

    private void callOffExpiry() {
        if (expiry != null) {
            expiry.callOff();
            expiry = null;
        }
    }
}
