package app.parley.store.room;

import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.hub.value.Schedule;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The stored definition of a room.
 *
 * @param passcodeHash null if the room has no passcode
 * @param members the users who may enter a private room; empty otherwise
 * @param createdBy null for the rooms that Parley created
 * @param schedule when people meet there; null for no time
 */
public record StoredRoom(
        RoomId id,
        String name,
        Kind kind,
        int capacity,
        @Nullable String passcodeHash,
        Set<UserId> members,
        Set<UserId> hosts,
        @Nullable UserId createdBy,
        Instant createdAt,
        @Nullable Schedule schedule) {
    public StoredRoom {
        members = Set.copyOf(members);
        hosts = Set.copyOf(hosts);
    }

    /** A room without a time. */
    public StoredRoom(
            RoomId id,
            String name,
            Kind kind,
            int capacity,
            @Nullable String passcodeHash,
            Set<UserId> members,
            Set<UserId> hosts,
            @Nullable UserId createdBy,
            Instant createdAt) {
        this(id, name, kind, capacity, passcodeHash, members, hosts, createdBy, createdAt, null);
    }

    /** Returns the room without a user. A room that loses its last host belongs to its members. */
    public StoredRoom without(UserId user) {
        Set<UserId> left = others(members, user);
        Set<UserId> leftHosts = others(hosts, user);
        return new StoredRoom(
                id,
                name,
                kind,
                capacity,
                passcodeHash,
                left,
                leftHosts.isEmpty() && hosts.contains(user) ? left : leftHosts,
                user.equals(createdBy) ? null : createdBy,
                createdAt,
                schedule);
    }

    /** Returns whether no user may enter the room. */
    public boolean isNobodys() {
        return kind == Kind.PRIVATE && members.isEmpty() && hosts.isEmpty();
    }

    private static Set<UserId> others(Set<UserId> users, UserId user) {
        return users.stream().filter(other -> !other.equals(user)).collect(Collectors.toSet());
    }
}
