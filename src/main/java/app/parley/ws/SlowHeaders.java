package app.parley.ws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Cuts connections whose request does not get to the end of its headers, upgrades among them, or whose body trickles
 * without bringing content: Jetty by itself lets those stand for over a minute. Thread-safe.
 */
final class SlowHeaders implements Connection.Listener {
    private final Map<HttpConnection, Look> looks = new ConcurrentHashMap<>();

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof HttpConnection http) {
            looks.put(http, new Look(System.nanoTime(), 0));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        if (connection instanceof HttpConnection http) {
            looks.remove(http);
        }
    }

    void tick(long now, long maxNanos) {
        looks.forEach((connection, last) -> {
            long content = connection.getParser().getContentRead();
            boolean waiting = isWithinHeaders(connection)
                    || (connection.getParser().inContentState() && content == last.content());
            if (!waiting) {
                looks.replace(connection, last, new Look(now, content));
            } else if (now - last.progressAt() > maxNanos) {
                looks.remove(connection);
                connection.getEndPoint().close();
            }
        });
    }

    /** @param content bytes of the request's body */
    private record Look(long progressAt, long content) {}

    /** A fresh connection counts too: it has been opened to say something. */
    private static boolean isWithinHeaders(HttpConnection connection) {
        HttpParser parser = connection.getParser();
        return connection.getMessagesIn() == 0 || (!parser.isStart() && parser.inHeaderState());
    }
}
