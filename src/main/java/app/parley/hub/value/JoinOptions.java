package app.parley.hub.value;

import app.parley.kernel.PeerId;
import org.jspecify.annotations.Nullable;

/**
 * The options of a request to enter a room.
 *
 * @param peer the place held before a restart, with its {@code ticket}
 * @param replaces the peer of the same user whose place moves here
 */
public record JoinOptions(
        @Nullable String passcode,
        @Nullable PeerId peer,
        @Nullable String ticket,
        @Nullable PeerId replaces) {
    public static final JoinOptions PLAIN = new JoinOptions(null, null, null, null);
}
