package app.parley.hub.value;

import app.parley.kernel.PeerId;
import app.parley.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A peer as the others see it.
 *
 * @param handSeq the {@code seq} of the event that raised the hand, null while it is down
 */
public record PeerView(
        PeerId peer,
        UserId user,
        String name,
        boolean guest,
        String role,
        String dialect,
        MediaState state,
        @Nullable Long handSeq,
        String connection,
        Instant since) {}
