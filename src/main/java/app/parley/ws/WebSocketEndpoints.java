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
    private final SocketTimeouts timing;
    private final SocketRegistry book;
    private final WriteCoalescer turns = new WriteCoalescer();
    private final UpgradePolicy doorman;
    private final SlowRequestGuard headers = new SlowRequestGuard();
    private final SocketSweeper keeper;

    public WebSocketEndpoints(
            StompDialect stomp,
            JsonDialect json,
            SocketAuthenticator gate,
            UpgradeEnvironment door,
            Limits limits,
            SocketTimeouts timing) {
        this.stomp = stomp;
        this.json = json;
        this.limits = limits;
        this.timing = timing;
        this.book = new SocketRegistry(limits.socketsPerUser(), limits.socketsPerAddress());
        this.doorman = new UpgradePolicy(door, gate, book);
        this.keeper = new SocketSweeper(book, headers, timing);
    }

    public void install(JavalinConfig config) {
        config.jetty.modifyServer(server -> {
            server.insertHandler(new UpgradeHandler(doorman, this::frames));
            server.addEventListener(new WhenStarting(server));
        });
    }

    /** How many sockets are open. */
    public int openSockets() {
        return book.open().size();
    }

    /** Lets nobody in from now on; those who are in stay. */
    public void drain(Duration retryAfter) {
        doorman.closeDoor(retryAfter);
    }

    /** Says goodbye to everybody: they come back once the server has restarted. */
    public void closeAll() {
        book.open().forEach(socket -> socket.close(CloseReason.RESTART.closeCode(), CloseReason.RESTART.reason()));
    }

    @Override
    public void close() {
        keeper.close();
    }

    private FrameHandler frames(String dialect, HandshakeInfo visit) {
        Function<SocketSink, ProtocolHandler> begin = dialect.equals(UpgradePolicy.STOMP)
                ? wire -> stomp.converse(visit, wire)
                : wire -> json.converse(visit, wire);
        return new SocketFrames(
                limits.messageBytes(),
                core -> line -> new Socket(core, line, book, turns, limits, timing, visit, begin));
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
                connector.addEventListener(headers);
                if (connector instanceof ServerConnector listening) {
                    listening.setAcceptQueueSize(WAITING_AT_THE_DOOR);
                }
            }
            keeper.start();
        }
    }
}
