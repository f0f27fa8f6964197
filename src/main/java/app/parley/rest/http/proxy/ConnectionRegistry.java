package app.parley.rest.http.proxy;

import app.parley.kernel.ClientNetwork;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * Limits HTTP connections, for each address and in total. A new connection is always accepted. In exchange it closes
 * the oldest connection on which the server waits for the client: between two requests, within one, or during its
 * answer. Upgraded sockets have their own limit. Thread-safe.
 */
public final class ConnectionRegistry implements Connection.Listener {
    private static final int MOST_IN_ALL = 10_000;

    private final int mostOfAddress;
    private final int mostInAll;
    private final List<Cidr> proxies;
    private final Map<HttpConnection, String> all = new LinkedHashMap<>();
    private final Map<String, Set<HttpConnection>> byAddress = new HashMap<>();

    /** @param proxies carry the requests of many people, and are not limited by address */
    public ConnectionRegistry(int mostOfAddress, int mostInAll, List<Cidr> proxies) {
        this.mostOfAddress = mostOfAddress;
        this.mostInAll = mostInAll;
        this.proxies = List.copyOf(proxies);
    }

    /** Half of the file descriptors of this process, so that the database and sockets have the other half. */
    public static int mostInAll() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? (int) Math.min(MOST_IN_ALL, system.getMaxFileDescriptorCount() / 2)
                : MOST_IN_ALL;
    }

    @Override
    public void onOpened(Connection connection) {
        if (!(connection instanceof HttpConnection http)) {
            return;
        }
        HttpConnection last = enter(http);
        if (last != null) {
            last.getEndPoint().close();
        }
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        if (connection instanceof HttpConnection http) {
            leave(http);
        }
    }

    /** @return the connection to close in exchange; null if none is needed */
    private synchronized @Nullable HttpConnection enter(HttpConnection newcomer) {
        String address = address(newcomer);
        Set<HttpConnection> neighbours = byAddress.computeIfAbsent(address, same -> new LinkedHashSet<>());
        all.put(newcomer, address);
        neighbours.add(newcomer);
        HttpConnection unwanted = null;
        if (!address.isEmpty() && neighbours.size() > mostOfAddress) {
            unwanted = oldestWaitedFor(neighbours);
        } else if (all.size() > mostInAll) {
            unwanted = oldestWaitedFor(all.keySet());
        }
        if (unwanted != null) {
            leave(unwanted);
        }
        return unwanted;
    }

    private void leave(HttpConnection connection) {
        String address = all.remove(connection);
        if (address != null) {
            byAddress.computeIfPresent(address, (same, connections) -> {
                connections.remove(connection);
                return connections.isEmpty() ? null : connections;
            });
        }
    }

    /** @return empty for a proxy */
    private String address(HttpConnection connection) {
        if (connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress peer) {
            InetAddress address = peer.getAddress();
            boolean proxy = proxies.stream().anyMatch(block -> block.contains(address));
            return proxy ? "" : ClientNetwork.of(address.getHostAddress());
        }
        return "";
    }

    /** The newest connection, which is the last, also waits for its client, so there is always a result. */
    private static @Nullable HttpConnection oldestWaitedFor(Collection<HttpConnection> connections) {
        return connections.stream()
                .filter(ConnectionRegistry::isWaitedFor)
                .findFirst()
                .orElse(null);
    }

    private static boolean isWaitedFor(HttpConnection connection) {
        HttpParser parser = connection.getParser();
        return isReadSlowly(connection)
                || parser.isStart()
                || parser.inHeaderState()
                || (parser.inContentState() && !parser.isState(HttpParser.State.CONTENT_END) && !isRead(parser));
    }

    /** Returns whether the client has not yet read the bytes that were sent. */
    private static boolean isReadSlowly(HttpConnection connection) {
        return connection.getEndPoint() instanceof AbstractEndPoint line
                && line.getWriteFlusher().isPending();
    }

    private static boolean isRead(HttpParser parser) {
        return parser.getContentLength() >= 0 && parser.getContentRead() >= parser.getContentLength();
    }
}
