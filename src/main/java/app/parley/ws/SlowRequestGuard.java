package app.parley.ws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Cuts connections whose request does not get to the end of its headers, upgrades among them: Jetty by itself lets those
 * stand for over a minute. Thread-safe.
 */
final class SlowRequestGuard implements Connection.Listener {
    /** When the headers of each began, or when it was last seen outside of headers. */
    private final Map<HttpConnection, Long> since = new ConcurrentHashMap<>();

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof HttpConnection http) {
            since.put(http, System.nanoTime());
        }
    }

    @Override
    public void onClosed(Connection connection) {
        if (connection instanceof HttpConnection http) {
            since.remove(http);
        }
    }

    void tick(long now, long maxNanos) {
        since.forEach((connection, began) -> {
            if (!isWithinHeaders(connection)) {
                since.replace(connection, began, now);
            } else if (now - began > maxNanos) {
                since.remove(connection);
                connection.getEndPoint().close();
            }
        });
    }

    /** A fresh connection counts too: it has been opened to say something. */
    private static boolean isWithinHeaders(HttpConnection connection) {
        HttpParser parser = connection.getParser();
        return connection.getMessagesIn() == 0 || (!parser.isStart() && parser.inHeaderState());
    }
}
