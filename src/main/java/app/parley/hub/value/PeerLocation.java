package app.parley.hub.value;

import app.parley.kernel.PeerId;
import app.parley.kernel.RoomId;
import java.time.Instant;

/**
 * One place of a user: the room, and the device by which the user is inside.
 *
 * @param device a short name for people, such as "Chrome on macOS"
 * @param connection {@code ok} or {@code reconnecting}
 */
public record PeerLocation(RoomId room, PeerId peer, String device, String connection, Instant since) {}
