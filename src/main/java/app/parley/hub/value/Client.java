package app.parley.hub.value;

import app.parley.kernel.ClientNetwork;
import app.parley.kernel.WireName;
import app.parley.kernel.WireNames;

/**
 * The client that opened a session.
 *
 * @param dialect which of the two dialects it speaks
 * @param device a short name for people, such as "Chrome on macOS"
 * @param credential the sign-in or API token behind it: whoever revokes that ends the session
 * @param network whose address it comes from, as {@link ClientNetwork} has it; empty where that is not known
 * @param host the name or address by which it came to this server; empty where that is not known
 */
public record Client(Dialect dialect, String device, String credential, String network, String host) {
    public Client(Dialect dialect, String device, String credential) {
        this(dialect, device, credential, "", "");
    }

    /** The dialects, under their wire names. */
    public enum Dialect implements WireName {
        STOMP,
        JSON;

        @Override
        public String wire() {
            return WireNames.of(this);
        }
    }
}
