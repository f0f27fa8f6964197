package app.parley.ws;

import app.parley.protocol.FailureLog;
import app.parley.protocol.HandshakeInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration.ConfigurationCustomizer;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands in front of Javalin: upgrades {@code /ws} and {@code /}, and lets everything else pass. */
final class UpgradeHandler extends Handler.Wrapper {
    private static final Logger log = LoggerFactory.getLogger(UpgradeHandler.class);

    /** Room for the messages of several wake-ups; a buffer is only held while there is something to read. */
    private static final int READ_AT_ONCE = 16_384;

    private static final String ENDPOINT = "/ws";
    private static final String BARE = "/";
    private static final String REQUEST_ID = "X-Request-Id";
    private static final String INCOMPLETE = "This is no complete WebSocket handshake.";

    private final UpgradePolicy policy;
    private final BiFunction<String, HandshakeInfo, FrameHandler> sockets;
    private final ConfigurationCustomizer configuration = new ConfigurationCustomizer();
    private final WebSocketMappings mappings;

    /** @param sockets makes the frame handler for a socket of this dialect and handshake */
    UpgradeHandler(UpgradePolicy policy, BiFunction<String, HandshakeInfo, FrameHandler> sockets) {
        this.policy = policy;
        this.sockets = sockets;
        // Own deadlines are kept on what is read and written; Jetty's idle timeout counts our own pings as life.
        configuration.setIdleTimeout(Duration.ZERO);
        configuration.setInputBufferSize(READ_AT_ONCE);
        WebSocketComponents components = new WebSocketComponents();
        mappings = new WebSocketMappings(components);
        installBean(components);
        installBean(mappings);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getCanonicalPath();
        boolean upgrade = UpgradePolicy.wantsUpgrade(request);
        if (ENDPOINT.equals(path) && !upgrade) {
            new UpgradeRejection(
                            426,
                            "This is a WebSocket endpoint.",
                            Map.of("Upgrade", "websocket", "Connection", "Upgrade"))
                    .write(response, callback);
            return true;
        }
        if (upgrade && (ENDPOINT.equals(path) || BARE.equals(path))) {
            try {
                upgrade(request, response, callback, BARE.equals(path));
            } catch (HttpException.RuntimeException e) {
                new UpgradeRejection(e.getCode(), INCOMPLETE).write(response, callback);
            } catch (RuntimeException e) {
                HandshakeInfo unknown = new HandshakeInfo(id(response), "", null, null, "");
                FailureLog.error(log, unknown, "An upgrade could not be judged", e);
                new UpgradeRejection(503, "The server cannot tell who you are just now.", Map.of("Retry-After", "5"))
                        .write(response, callback);
            }
            return true;
        }
        return super.handle(request, response, callback);
    }

    /** The answer names it, so a client can tell which socket it had. */
    private static String id(Response response) {
        return Objects.requireNonNullElse(response.getHeaders().get(REQUEST_ID), "");
    }

    private void upgrade(Request request, Response response, Callback callback, boolean jsonOnly) {
        HandshakeInfo handshake = policy.handshake(request, id(response));
        String dialect = UpgradePolicy.dialect(request, jsonOnly);
        Optional<UpgradeRejection> refusal = policy.refusal(request, handshake, dialect);
        if (refusal.isPresent() || dialect == null) {
            refusal.ifPresent(rejection -> rejection.write(response, callback));
            return;
        }
        if (!mappings.upgrade(new Negotiator(dialect, handshake), request, response, callback, configuration)) {
            new UpgradeRejection(400, INCOMPLETE).write(response, callback);
        }
    }

    private final class Negotiator implements WebSocketNegotiator {
        private final String dialect;
        private final HandshakeInfo handshake;

        private Negotiator(String dialect, HandshakeInfo handshake) {
            this.dialect = dialect;
            this.handshake = handshake;
        }

        /** No extension is negotiated: compression costs more memory per socket than all the rest. */
        @Override
        public FrameHandler negotiate(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
            response.setExtensions(List.of());
            if (!UpgradePolicy.offered(request).isEmpty()) {
                response.setAcceptedSubProtocol(dialect);
            }
            return sockets.apply(dialect, handshake);
        }
    }
}
