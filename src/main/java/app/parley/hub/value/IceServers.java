package app.parley.hub.value;

import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: the STUN and TURN servers for one user, with a credential of the user's own. */
public interface IceServers {
    /** @param host the name or address by which the user's browser came here; empty where that is not known */
    Grant grant(UserId user, String host);

    /** @param expiresAt when the credential runs out; null where there is none */
    record Grant(List<IceServer> servers, @Nullable Instant expiresAt) {}
}
