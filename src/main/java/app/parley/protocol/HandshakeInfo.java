package app.parley.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The facts about a client that the WebSocket handshake carried.
 *
 * @param id of the upgrade's request, by which the log names the socket; empty where there is none
 * @param address where it comes from, as text
 * @param sessionCookie the sign-in that the upgrade carried
 * @param host the name or address of this server that the client asked for; empty where that is not known
 */
public record HandshakeInfo(
        String id,
        String address,
        @Nullable String sessionCookie,
        @Nullable String userAgent,
        String host) {
    public HandshakeInfo(String address, @Nullable String sessionCookie, @Nullable String userAgent) {
        this("", address, sessionCookie, userAgent, "");
    }
}
