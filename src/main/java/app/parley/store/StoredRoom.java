package app.parley.store;

import app.parley.hub.RoomDefinition.Kind;
import app.parley.hub.RoomId;
import app.parley.hub.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A room's definition as it is kept.
 *
 * @param passcodeHash null where no passcode is asked for
 * @param members who may enter a private room; empty otherwise
 * @param createdBy null for the rooms that Parley made
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
        Instant createdAt) {
    public StoredRoom {
        members = Set.copyOf(members);
        hosts = Set.copyOf(hosts);
    }
}
