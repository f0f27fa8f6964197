package app.parley.rooms;

import app.parley.hub.HubAdmin;
import app.parley.hub.value.RoomDefinition;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.Limits;
import app.parley.kernel.Person;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.people.Passwords;
import app.parley.store.room.RoomStore;
import app.parley.store.room.StoredRoom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Manages the rooms that people create: stores them and reports them to the hub, one change at a time. Thread-safe. */
public final class RoomService {
    private static final RoomId FIRST_ROOM = new RoomId("team-room");

    private final RoomStore store;
    private final HubAdmin hubAdmin;
    private final Passwords passwords;
    private final Limits limits;
    private final InstantSource clock;
    private final Map<RoomId, StoredRoom> rooms = new ConcurrentHashMap<>();
    private final ReentrantLock change = new ReentrantLock();

    public RoomService(RoomStore store, HubAdmin hubAdmin, Passwords passwords, Limits limits, InstantSource clock) {
        this.store = store;
        this.hubAdmin = hubAdmin;
        this.passwords = passwords;
        this.limits = limits;
        this.clock = clock;
    }

    /** Reports all stored rooms to the hub. Must run at the start. */
    public void load() {
        Set<RoomId> visited = store.visited();
        for (StoredRoom room : store.list()) {
            rooms.put(room.id(), room);
            hubAdmin.restoreRoom(definition(room), visited.contains(room.id()));
        }
    }

    /** Creates the room that exists on the first day. */
    public void furnish() {
        put(new StoredRoom(
                FIRST_ROOM,
                "Team room",
                Kind.TEAM,
                limits.roomCapacity(),
                null,
                Set.of(),
                Set.of(),
                null,
                clock.instant()));
    }

    public Optional<StoredRoom> find(RoomId id) {
        return Optional.ofNullable(rooms.get(id));
    }

    /**
     * Stores a new room under the requested id.
     *
     * @throws RequestException {@code CONFLICT} if the id is taken
     * @throws RequestException {@code TOO_MANY} if its creator has too many ad-hoc rooms
     */
    public RoomId create(StoredRoom room, Person creator) {
        change.lock();
        try {
            requireFewAdhocRooms(room, creator);
            if (!add(room, creator)) {
                throw new RequestException(ErrorCode.CONFLICT, "There is a room with this id already.");
            }
            return room.id();
        } finally {
            change.unlock();
        }
    }

    /**
     * Stores a new room under that id. If the id is taken, appends the first free number from 2.
     *
     * @throws RequestException {@code TOO_MANY} if its creator has too many ad-hoc rooms
     */
    public RoomId createNumbered(RoomId requested, Function<RoomId, StoredRoom> room, Person creator) {
        change.lock();
        try {
            requireFewAdhocRooms(room.apply(requested), creator);
            int number = 1;
            while (!add(room.apply(RoomSlugs.numbered(requested, number)), creator)) {
                number++;
            }
            return RoomSlugs.numbered(requested, number);
        } finally {
            change.unlock();
        }
    }

    private void requireFewAdhocRooms(StoredRoom room, Person creator) {
        if (room.kind() == Kind.ADHOC && adhocRoomsOf(creator) >= limits.adhocRoomsPerUser()) {
            throw new RequestException(ErrorCode.TOO_MANY, "You have too many rooms open. Leave some of them first.");
        }
    }

    /** @return false if the id is taken, possibly by another process with this database */
    private boolean add(StoredRoom room, Person creator) {
        if (isTaken(room.id(), creator) || !store.insert(room)) {
            return false;
        }
        publish(room);
        return true;
    }

    /** Ad-hoc rooms end by themselves, and the hub knows it first. Ids that differ only in case look alike. */
    private boolean isTaken(RoomId id, Person asker) {
        return hubAdmin.room(asker, id).isPresent()
                || List.copyOf(rooms.values()).stream()
                        .filter(known -> known.id().value().equalsIgnoreCase(id.value()))
                        .anyMatch(known -> known.kind() != Kind.ADHOC || isAlive(known, asker));
    }

    /** @param edit may throw; then the room does not change */
    public StoredRoom edit(RoomId id, UnaryOperator<StoredRoom> edit) {
        change.lock();
        try {
            StoredRoom changed = edit.apply(find(id).orElseThrow(RoomService::unknown));
            put(changed);
            return changed;
        } finally {
            change.unlock();
        }
    }

    /** @param guard may throw; then the room does not change */
    public void delete(RoomId id, Consumer<StoredRoom> guard) {
        change.lock();
        try {
            guard.accept(find(id).orElseThrow(RoomService::unknown));
            store.delete(id);
            rooms.remove(id);
            hubAdmin.removeRoom(id);
        } finally {
            change.unlock();
        }
    }

    /**
     * Removes a user from all lists. If a room loses its last host, its remaining members become hosts; a private room
     * without members is deleted.
     */
    public void forget(UserId user) {
        change.lock();
        try {
            for (StoredRoom room : List.copyOf(rooms.values())) {
                StoredRoom left = room.without(user);
                if (left.isNobodys()) {
                    store.delete(room.id());
                    rooms.remove(room.id());
                    hubAdmin.removeRoom(room.id());
                } else if (!left.equals(room) && exists(room, user)) {
                    put(left);
                }
            }
        } finally {
            change.unlock();
        }
    }

    /** Returns those of these rooms that have the user on a list. */
    public List<StoredRoom> with(UserId user) {
        return rooms.values().stream()
                .filter(room -> room.members().contains(user) || room.hosts().contains(user))
                .sorted(Comparator.comparing(room -> room.id().value()))
                .toList();
    }

    public static RequestException unknown() {
        return new RequestException(ErrorCode.NO_SUCH_ROOM, "There is no such room.");
    }

    private void put(StoredRoom room) {
        store.save(room);
        publish(room);
    }

    private void publish(StoredRoom room) {
        rooms.put(room.id(), room);
        hubAdmin.putRoom(definition(room));
    }

    private RoomDefinition definition(StoredRoom room) {
        return new RoomDefinition(
                room.id(),
                room.name(),
                room.kind(),
                room.capacity(),
                passcode(room.passcodeHash()),
                room.members(),
                room.hosts(),
                room.schedule());
    }

    private RoomDefinition.@Nullable Passcode passcode(@Nullable String hash) {
        return hash == null ? null : new RememberedPasscode(hash, passwords);
    }

    private long adhocRoomsOf(Person creator) {
        return rooms.values().stream()
                .filter(room -> room.kind() == Kind.ADHOC && creator.user().equals(room.createdBy()))
                .filter(room -> isAlive(room, creator))
                .count();
    }

    private boolean exists(StoredRoom room, UserId user) {
        return room.kind() != Kind.ADHOC || isAlive(room, new Person(user, "", false, false, null));
    }

    private boolean isAlive(StoredRoom adhoc, Person asker) {
        if (hubAdmin.room(asker, adhoc.id()).isPresent()) {
            return true;
        }
        rooms.remove(adhoc.id(), adhoc);
        return false;
    }
}
