package app.parley.hub.value;

import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.kernel.WireName;
import app.parley.kernel.WireNames;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a room, which it has also while nobody is inside.
 *
 * @param passcode null where none is asked for
 * @param members who may enter a private room; empty otherwise
 * @param hosts who are hosts whenever they enter
 * @param schedule when people meet there; null for no time
 */
public record RoomDefinition(
        RoomId id,
        String name,
        Kind kind,
        int capacity,
        @Nullable Passcode passcode,
        Set<UserId> members,
        Set<UserId> hosts,
        @Nullable Schedule schedule) {
    public RoomDefinition {
        members = Set.copyOf(members);
        hosts = Set.copyOf(hosts);
    }

    /** A room without a time. */
    public RoomDefinition(
            RoomId id,
            String name,
            Kind kind,
            int capacity,
            @Nullable Passcode passcode,
            Set<UserId> members,
            Set<UserId> hosts) {
        this(id, name, kind, capacity, passcode, members, hosts, null);
    }

    /** The kinds of room (protocol, section 5). */
    public enum Kind implements WireName {
        TEAM,
        PRIVATE,
        ADHOC,
        CALL;

        public static Optional<Kind> ofWire(String wire) {
            return WireNames.find(Kind.class, wire);
        }

        @Override
        public String wire() {
            return WireNames.of(this);
        }

        public boolean isPermanent() {
            return this == TEAM || this == PRIVATE;
        }
    }

    /** A room's password, kept so that it can only be checked. */
    public interface Passcode {
        /** May take its time: never called under the hub's lock. */
        boolean matches(String candidate);
    }
}
