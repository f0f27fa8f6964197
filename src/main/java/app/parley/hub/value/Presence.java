package app.parley.hub.value;

import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.kernel.WireName;
import app.parley.kernel.WireNames;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user's presence, computed from what is connected now.
 *
 * @param status {@code online}, {@code away}, {@code dnd} or {@code offline}
 * @param room where the user is in a call; null for those who may not know and when in none
 * @param devices how many sessions are open
 * @param ringable whether a ring reaches the user now, by a session or by a device that is rung without one
 * @param picture the hash of the profile picture; null without one
 */
public record Presence(
        UserId user,
        String name,
        String status,
        String text,
        boolean inCall,
        @Nullable RoomId room,
        @Nullable Instant lastSeenAt,
        int devices,
        boolean ringable,
        @Nullable String picture) {
    /** The statuses that a user can choose; they show while the user is connected. */
    public enum Status implements WireName {
        ONLINE,
        AWAY,
        DND;

        public static Optional<Status> ofWire(String wire) {
            return WireNames.find(Status.class, wire);
        }

        @Override
        public String wire() {
            return WireNames.of(this);
        }
    }
}
