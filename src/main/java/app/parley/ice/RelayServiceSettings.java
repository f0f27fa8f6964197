package app.parley.ice;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a relay service.
 *
 * @param token identifies this server to the service; null if the service needs none
 */
public record RelayServiceSettings(
        RelayServiceKind kind, URI url, @Nullable String token) {
    /** Leaves out secrets, because the URLs of some services contain one. */
    @Override
    public String toString() {
        return kind.wire() + " at " + url.getHost();
    }
}
