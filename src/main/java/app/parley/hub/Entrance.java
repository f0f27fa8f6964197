package app.parley.hub;

import app.parley.kernel.PeerId;
import org.jspecify.annotations.Nullable;

/**
 * How somebody asks to enter a room.
 *
 * @param peer the place held before a restart, with its {@code ticket}
 * @param replaces the peer of the same user whose place moves here
 */
public record Entrance(
        @Nullable String passcode,
        @Nullable PeerId peer,
        @Nullable String ticket,
        @Nullable PeerId replaces) {
    public static final Entrance PLAIN = new Entrance(null, null, null, null);
}
