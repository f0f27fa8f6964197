package app.parley.testing;

import app.parley.hub.Hub;
import app.parley.hub.mdn.JsonDialectApi;
import app.parley.kernel.Limits;
import app.parley.kernel.TimeSource;
import app.parley.protocol.json.JsonDialect;
import app.parley.protocol.stomp.StompDialect;
import app.parley.ws.SocketTimeouts;
import app.parley.ws.UpgradeEnvironment;
import app.parley.ws.WebSocketEndpoints;
import io.javalin.Javalin;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ServerConnector;

/** Sockets on a free port, and behind them a real hub with a fake authenticator. */
public final class SignalServer implements AutoCloseable {
    private static final int LITTLE = 32_768;

    private final SignalingFixture fixture;
    private final WebSocketEndpoints routes;
    private final Javalin javalin;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();

    public SignalServer() {
        this(Limits.DEFAULT, SocketTimeouts.DEFAULT);
    }

    public SignalServer(Limits limits, SocketTimeouts timeouts) {
        TimeSource clock = TimeSource.system();
        fixture = new SignalingFixture(limits, clock);
        Hub hub = fixture.hub();
        routes = new WebSocketEndpoints(
                new StompDialect(hub, fixture.authenticator(), limits, clock, "test"),
                new JsonDialect(hub, JsonDialectApi.plugInto(hub), fixture.authenticator(), limits, clock),
                fixture.authenticator(),
                new OwnOriginOnly(),
                limits,
                timeouts);
        javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    routes.install(config);
                })
                .start("127.0.0.1", 0);
        Runnable regularly = () -> {
            hub.tick();
            hub.rounds().publish();
        };
        var running = ticker.scheduleAtFixedRate(regularly, 50, 50, TimeUnit.MILLISECONDS);
        assert !running.isDone();
    }

    /** The system takes little from now on for connections that are not read: what is to be sent waits in the server. */
    public void buffersLittle() {
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            ((ServerConnector) connector).setAcceptedSendBufferSize(LITTLE);
        }
    }

    public SignalingFixture fixture() {
        return fixture;
    }

    public WebSocketEndpoints routes() {
        return routes;
    }

    public int port() {
        return javalin.port();
    }

    public URI ws() {
        return URI.create("ws://127.0.0.1:" + port() + "/ws");
    }

    public URI bare() {
        return URI.create("ws://127.0.0.1:" + port() + "/");
    }

    public StompClient connects(String user) {
        return StompClient.connected(ws(), user, "pw-" + user);
    }

    /** Connects and enters the team room. */
    public StompClient enters(String user) {
        StompClient client = connects(user);
        client.subscribe("room", "/topic/rooms/" + SignalingFixture.STANDUP);
        return client;
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        javalin.stop();
        routes.close();
    }

    private static final class OwnOriginOnly implements UpgradeEnvironment {
        @Override
        public boolean welcomes(String origin, Approach approach) {
            return origin.equals("http://" + approach.header("Host")) || origin.equals("https://listed.example");
        }

        @Override
        public String addressOf(Approach approach) {
            return approach.remoteAddress();
        }

        @Override
        public String cookieName() {
            return "session";
        }
    }
}
