package app.parley.people;

import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A link that admits a new user or a guest.
 *
 * @param room the one room that a guest may enter; null for accounts
 * @param expiresAt null for never
 * @param maxUses null for no limit
 */
public record Invite(
        String id,
        String code,
        Kind kind,
        @Nullable RoomId room,
        UserId createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Integer maxUses,
        int uses,
        @Nullable Instant revokedAt) {
    /** The result of accepting the invite: an account, or a guest. */
    public enum Kind {
        ACCOUNT,
        GUEST;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> ofWire(String wire) {
            return Arrays.stream(values())
                    .filter(kind -> kind.wire().equals(wire))
                    .findFirst();
        }
    }

    public boolean isOpen(Instant now) {
        return revokedAt == null
                && (expiresAt == null || now.isBefore(expiresAt))
                && (maxUses == null || uses < maxUses);
    }

    @Override
    public String toString() {
        return "Invite[" + id + ", " + kind + "]";
    }
}
