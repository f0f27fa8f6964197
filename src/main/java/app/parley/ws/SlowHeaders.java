package app.parley.ws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Cuts connections whose request does not get to the end of its headers, upgrades among them, or whose body trickles: Jetty by itself lets those stand for over a minute. Thread-safe.
 */
final class SlowHeaders implements Connection.Listener {
    private final Map<HttpConnection, Look> looks = new ConcurrentHashMap<>();

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof HttpConnection http) {
            looks.put(http, begun(System.nanoTime()));
        }
    }

    private static Look begun(long now) {
        return new Look(now, now, 0);
    }

    @Override
    public void onClosed(Connection connection) {
        if (connection instanceof HttpConnection http) {
            looks.remove(http);
        }
    }

    /** @param maxNanos without progress; a request in all has twice that */
    void tick(long now, long maxNanos) {
        looks.forEach((connection, last) -> {
            Look look = last.next(connection, now);
            if (now - look.progressAt() > maxNanos || now - look.beganAt() > 2 * maxNanos) {
                looks.remove(connection);
                connection.getEndPoint().close();
            } else {
                looks.replace(connection, last, look);
            }
        });
    }

    /**
     * @param beganAt when the request did
     * @param content bytes of its body
     */
    private record Look(long beganAt, long progressAt, long content) {
        Look next(HttpConnection connection, long now) {
            HttpParser parser = connection.getParser();
            if (isWithinHeaders(connection)) {
                return this;
            }
            if (!parser.inContentState() || isWhole(parser)) {
                return begun(now);
            }
            long read = parser.getContentRead();
            return read == content ? this : new Look(beganAt, now, read);
        }
    }

    /** Jetty is within a body also where its length is 0, as of every GET by Java's own client, until it is answered. */
    private static boolean isWhole(HttpParser parser) {
        return parser.isState(HttpParser.State.CONTENT_END)
                || (parser.getContentLength() >= 0 && parser.getContentRead() >= parser.getContentLength());
    }

    /** A fresh connection counts too: it has been opened to say something. */
    private static boolean isWithinHeaders(HttpConnection connection) {
        HttpParser parser = connection.getParser();
        return connection.getMessagesIn() == 0 || (!parser.isStart() && parser.inHeaderState());
    }
}
