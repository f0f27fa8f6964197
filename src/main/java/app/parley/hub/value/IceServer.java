package app.parley.hub.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A STUN or TURN server as {@code RTCPeerConnection} takes it. */
public record IceServer(
        List<String> urls,
        @Nullable String username,
        @Nullable String credential) {}
