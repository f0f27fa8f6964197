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

/** Thread-safe. The rooms that people make: stored, and told to the hub. One change at a time. */
public final class RoomService {
    private static final RoomId FIRST_ROOM = new RoomId("team-room");

    private final RoomStore store;
    private final HubAdmin team;
    private final Passwords passwords;
    private final Limits limits;
    private final InstantSource clock;
    private final Map<RoomId, StoredRoom> rooms = new ConcurrentHashMap<>();
    private final ReentrantLock change = new ReentrantLock();

    public RoomService(RoomStore store, HubAdmin team, Passwords passwords, Limits limits, InstantSource clock) {
        this.store = store;
        this.team = team;
        this.passwords = passwords;
        this.limits = limits;
        this.clock = clock;
    }

    /** At the start: tells the hub of every room there is. */
    public void load() {
        Set<RoomId> visited = store.visited();
        for (StoredRoom room : store.list()) {
            rooms.put(room.id(), room);
            team.restoreRoom(definition(room), visited.contains(room.id()));
        }
    }

    /** Makes the room that everybody finds on the first day. */
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
     * Keeps a new room under the id that was asked for.
     *
     * @throws RequestException {@code CONFLICT} when it is taken
     * @throws RequestException {@code TOO_MANY} when its maker has too many ad-hoc rooms
     */
    public RoomId create(StoredRoom room, Person maker) {
        change.lock();
        try {
            requireFewAdhocRooms(room, maker);
            if (!add(room, maker)) {
                throw new RequestException(ErrorCode.CONFLICT, "There is a room with this id already.");
            }
            return room.id();
        } finally {
            change.unlock();
        }
    }

    /**
     * Keeps a new room under that id or, where it is taken, under that id with the first number from 2 that is free.
     *
     * @throws RequestException {@code TOO_MANY} when its maker has too many ad-hoc rooms
     */
    public RoomId createNumbered(RoomId wished, Function<RoomId, StoredRoom> room, Person maker) {
        change.lock();
        try {
            requireFewAdhocRooms(room.apply(wished), maker);
            int number = 1;
            while (!add(room.apply(RoomSlugs.numbered(wished, number)), maker)) {
                number++;
            }
            return RoomSlugs.numbered(wished, number);
        } finally {
            change.unlock();
        }
    }

    private void requireFewAdhocRooms(StoredRoom room, Person maker) {
        if (room.kind() == Kind.ADHOC && adhocRoomsOf(maker) >= limits.adhocRoomsPerUser()) {
            throw new RequestException(ErrorCode.TOO_MANY, "You have too many rooms open. Leave some of them first.");
        }
    }

    /** @return false where the id is taken, be it by another process with this database */
    private boolean add(StoredRoom room, Person maker) {
        if (isTaken(room.id(), maker) || !store.insert(room)) {
            return false;
        }
        publish(room);
        return true;
    }

    /** Ad-hoc rooms end by themselves, which the hub knows first. Ids that differ in their case alone look alike. */
    private boolean isTaken(RoomId id, Person asker) {
        return team.room(asker, id).isPresent()
                || List.copyOf(rooms.values()).stream()
                        .filter(known -> known.id().value().equalsIgnoreCase(id.value()))
                        .anyMatch(known -> known.kind() != Kind.ADHOC || isAlive(known, asker));
    }

    /** @param edit may throw, which leaves the room as it is */
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

    /** @param guard may throw, which leaves the room as it is */
    public void delete(RoomId id, Consumer<StoredRoom> guard) {
        change.lock();
        try {
            guard.accept(find(id).orElseThrow(RoomService::unknown));
            store.delete(id);
            rooms.remove(id);
            team.removeRoom(id);
        } finally {
            change.unlock();
        }
    }

    /**
     * Takes somebody off all lists. Who is left in a room without a host are its hosts then; a private room that nobody
     * is left in goes.
     */
    public void forget(UserId user) {
        change.lock();
        try {
            for (StoredRoom room : List.copyOf(rooms.values())) {
                StoredRoom left = room.without(user);
                if (left.isNobodys()) {
                    store.delete(room.id());
                    rooms.remove(room.id());
                    team.removeRoom(room.id());
                } else if (!left.equals(room) && exists(room, user)) {
                    put(left);
                }
            }
        } finally {
            change.unlock();
        }
    }

    /** What of these rooms has this user on a list. */
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
        team.putRoom(definition(room));
    }

    private RoomDefinition definition(StoredRoom room) {
        return new RoomDefinition(
                room.id(),
                room.name(),
                room.kind(),
                room.capacity(),
                passcode(room.passcodeHash()),
                room.members(),
                room.hosts());
    }

    private RoomDefinition.@Nullable Passcode passcode(@Nullable String hash) {
        return hash == null ? null : new RememberedPasscode(hash, passwords);
    }

    private long adhocRoomsOf(Person maker) {
        return rooms.values().stream()
                .filter(room -> room.kind() == Kind.ADHOC && maker.user().equals(room.createdBy()))
                .filter(room -> isAlive(room, maker))
                .count();
    }

    private boolean exists(StoredRoom room, UserId user) {
        return room.kind() != Kind.ADHOC || isAlive(room, new Person(user, "", false, false, null));
    }

    private boolean isAlive(StoredRoom adhoc, Person asker) {
        if (team.room(asker, adhoc.id()).isPresent()) {
            return true;
        }
        rooms.remove(adhoc.id(), adhoc);
        return false;
    }
}
