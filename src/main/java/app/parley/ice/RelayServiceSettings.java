package app.parley.ice;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Which relay service to ask, and how.
 *
 * @param token what it knows this server by; null where it asks for none
 */
public record RelayServiceSettings(
        RelayServiceKind kind, URI url, @Nullable String token) {
    /** Without secrets: URLs of some services hold one. */
    @Override
    public String toString() {
        return kind.wire() + " at " + url.getHost();
    }
}
