package app.parley.ws;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Port: what the server knows of its own address and of proxies in front of it. Thread-safe. */
public interface UpgradeEnvironment {
    /** Whether a page of this origin may open sockets here: the own public origin, or one that is listed. */
    boolean welcomes(String origin, Approach approach);

    /** Where the client really is, as text. */
    String addressOf(Approach approach);

    /** The name of the cookie that holds a sign-in. */
    String cookieName();

    /**
     * An upgrade request.
     *
     * @param remoteAddress who opened the connection: the client, or a proxy
     * @param secure whether the connection itself is TLS
     */
    record Approach(String remoteAddress, boolean secure, UnaryOperator<@Nullable String> headers) {
        public @Nullable String header(String name) {
            return headers.apply(name);
        }
    }
}
