package app.parley.ws;

import java.time.Duration;

/**
 * How long a socket may take, beside the published limits.
 *
 * @param wholeMessage from a message's first byte to its last
 * @param unsent the oldest message that the client has not taken yet
 * @param closing from our close frame to the client's, before the socket is cut
 * @param evicting the same for a client that is too slow: who begins to read within a second is seen by then
 * @param headers from a request's first byte to the end of its headers
 * @param tick how often all of this is looked at
 */
public record SocketTimeouts(
        Duration wholeMessage, Duration unsent, Duration closing, Duration evicting, Duration headers, Duration tick) {
    public static final SocketTimeouts DEFAULT = new SocketTimeouts(
            Duration.ofSeconds(15),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofMillis(1_500),
            Duration.ofSeconds(10),
            Duration.ofMillis(100));
}
