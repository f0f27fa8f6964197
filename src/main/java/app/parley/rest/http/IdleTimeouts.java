package app.parley.rest.http;

import app.parley.rest.http.proxy.ConnectionRegistry;
import java.time.Duration;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Keeps idle connections open longer than the routers in front do (Heroku's: 90 s). With a shorter timeout here, a
 * router would sometimes send a request on a connection that this server is closing.
 */
public final class IdleTimeouts implements LifeCycle.Listener {
    private static final Duration IDLE = Duration.ofSeconds(100);

    private final Server server;
    private final ConnectionRegistry connections;

    /** @param connections is notified of each connection that opens and closes */
    public IdleTimeouts(Server server, ConnectionRegistry connections) {
        this.server = server;
        this.connections = connections;
    }

    @Override
    public void lifeCycleStarting(LifeCycle event) {
        for (Connector connector : server.getConnectors()) {
            connector.addEventListener(connections);
            if (connector instanceof AbstractConnector idle) {
                idle.setIdleTimeout(IDLE.toMillis());
            }
        }
    }
}
