package app.parley.hub.value;

import app.parley.kernel.PeerId;
import app.parley.kernel.RoomId;
import java.time.Instant;

/**
 * Where somebody is inside by one of the own devices.
 *
 * @param device a short name for people, such as "Chrome on macOS"
 * @param connection {@code ok} or {@code reconnecting}
 */
public record PeerLocation(RoomId room, PeerId peer, String device, String connection, Instant since) {}
