package app.parley.ws;

import app.parley.hub.value.CloseReason;
import app.parley.kernel.Limits;
import app.parley.protocol.HandshakeInfo;
import app.parley.protocol.ProtocolHandler;
import app.parley.protocol.SocketAuthenticator;
import app.parley.protocol.SocketSink;
import app.parley.protocol.json.JsonDialect;
import app.parley.protocol.stomp.StompDialect;
import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.websocket.core.FrameHandler;

/** The WebSocket endpoints {@code /ws} and {@code /} (protocol, section 1). Thread-safe. */
public final class WebSocketEndpoints implements AutoCloseable {
    /** Everybody comes back at once after a restart; who finds no room waits a second and more for the next try. */
    private static final int WAITING_AT_THE_DOOR = 4_096;

    private final StompDialect stomp;
    private final JsonDialect json;
    private final Limits limits;
    private final SocketTimeouts timeouts;
    private final SocketRegistry registry;
    private final WriteCoalescer coalescer = new WriteCoalescer();
    private final UpgradePolicy policy;
    private final SlowRequestGuard slowRequests = new SlowRequestGuard();
    private final SocketSweeper sweeper;

    public WebSocketEndpoints(
            StompDialect stomp,
            JsonDialect json,
            SocketAuthenticator authenticator,
            UpgradeEnvironment environment,
            Limits limits,
            SocketTimeouts timeouts) {
        this.stomp = stomp;
        this.json = json;
        this.limits = limits;
        this.timeouts = timeouts;
        this.registry = new SocketRegistry(limits.socketsPerUser(), limits.socketsPerAddress());
        this.policy = new UpgradePolicy(environment, authenticator, registry);
        this.sweeper = new SocketSweeper(registry, slowRequests, timeouts);
    }

    public void install(JavalinConfig config) {
        config.jetty.modifyServer(server -> {
            server.insertHandler(new UpgradeHandler(policy, this::frames));
            server.addEventListener(new WhenStarting(server));
        });
    }

    /** How many sockets are open. */
    public int openSockets() {
        return registry.open().size();
    }

    public SocketFigures figures() {
        return registry.figures();
    }

    /** Lets nobody in from now on; those who are in stay. */
    public void drain(Duration retryAfter) {
        policy.closeFor(retryAfter);
    }

    /** Says goodbye to everybody: they come back once the server has restarted. */
    public void closeAll() {
        registry.open().forEach(socket -> socket.close(CloseReason.RESTART.closeCode(), CloseReason.RESTART.reason()));
    }

    @Override
    public void close() {
        sweeper.close();
    }

    private FrameHandler frames(String dialect, HandshakeInfo handshake) {
        Function<SocketSink, ProtocolHandler> begin = dialect.equals(UpgradePolicy.STOMP)
                ? socket -> stomp.converse(handshake, socket)
                : socket -> json.converse(handshake, socket);
        return new SocketFrames(
                limits.messageBytes(),
                core -> liveness ->
                        new Socket(core, liveness, registry, coalescer, limits, timeouts, handshake, begin));
    }

    /** The connectors are there only now. */
    private final class WhenStarting implements LifeCycle.Listener {
        private final Server server;

        private WhenStarting(Server server) {
            this.server = server;
        }

        @Override
        public void lifeCycleStarting(LifeCycle event) {
            for (Connector connector : server.getConnectors()) {
                connector.addEventListener(slowRequests);
                if (connector instanceof ServerConnector listening) {
                    listening.setAcceptQueueSize(WAITING_AT_THE_DOOR);
                }
            }
            sweeper.start();
        }
    }
}
