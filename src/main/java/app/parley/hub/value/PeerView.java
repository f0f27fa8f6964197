package app.parley.hub.value;

import app.parley.kernel.PeerId;
import app.parley.kernel.UserId;
import java.time.Instant;

/** A peer as the others see it. */
public record PeerView(
        PeerId peer,
        UserId user,
        String name,
        boolean guest,
        String role,
        String dialect,
        MediaState state,
        String connection,
        Instant since) {}
