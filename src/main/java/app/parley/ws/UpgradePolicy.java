package app.parley.ws;

import app.parley.protocol.AuthResult;
import app.parley.protocol.HandshakeInfo;
import app.parley.protocol.SocketAuthenticator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Decides who may upgrade, and to which dialect (section 1). Thread-safe. */
final class UpgradePolicy {
    static final String STOMP = "v12.stomp";
    static final String JSON = "json";
    private static final String VERSION = "13";
    private static final String CHOICE =
            "Offer the WebSocket subprotocol v12.stomp, or none, or json: v12.stomp at /ws, json there and at /.";

    private final UpgradeEnvironment environment;
    private final SocketAuthenticator authenticator;
    private final SocketRegistry registry;
    private final AtomicReference<@Nullable Duration> closedFor = new AtomicReference<>();

    UpgradePolicy(UpgradeEnvironment environment, SocketAuthenticator authenticator, SocketRegistry registry) {
        this.environment = environment;
        this.authenticator = authenticator;
        this.registry = registry;
    }

    /** From now on nobody is let in. */
    void closeFor(Duration retryAfter) {
        closedFor.set(retryAfter);
    }

    static boolean wantsUpgrade(Request request) {
        return request.getHeaders().contains(HttpHeader.UPGRADE, "websocket");
    }

    /** @param id of the request */
    HandshakeInfo handshake(Request request, String id) {
        return new HandshakeInfo(
                id,
                environment.addressOf(approach(request)),
                cookie(request),
                request.getHeaders().get(HttpHeader.USER_AGENT),
                Request.getServerName(request));
    }

    /** @return nothing when the request may upgrade to the dialect */
    Optional<UpgradeRejection> refusal(Request request, HandshakeInfo handshake, @Nullable String dialect) {
        Duration retryAfter = closedFor.get();
        if (retryAfter != null) {
            String seconds = Long.toString(Math.max(1, retryAfter.toSeconds()));
            return Optional.of(new UpgradeRejection(503, "The server is restarting.", Map.of("Retry-After", seconds)));
        }
        if (!VERSION.equals(request.getHeaders().get(HttpHeader.SEC_WEBSOCKET_VERSION))) {
            return Optional.of(new UpgradeRejection(
                    426, "This server speaks WebSocket version 13.", Map.of("Sec-WebSocket-Version", VERSION)));
        }
        if (dialect == null) {
            return Optional.of(new UpgradeRejection(400, CHOICE));
        }
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin != null && !environment.welcomes(origin, approach(request))) {
            return Optional.of(new UpgradeRejection(403, "Pages of this origin may not connect here."));
        }
        return crowd(handshake);
    }

    private Optional<UpgradeRejection> crowd(HandshakeInfo handshake) {
        if (registry.isFull(handshake.address())) {
            return Optional.of(tooMany("Too many connections from your address."));
        }
        String cookie = handshake.sessionCookie();
        if (cookie != null
                && registry.isAnybodyFull()
                && authenticator.bySession(cookie) instanceof AuthResult.Admitted admitted
                && registry.isFull(admitted.person().user())) {
            return Optional.of(tooMany("You have too many connections open."));
        }
        return Optional.empty();
    }

    private static UpgradeRejection tooMany(String sentence) {
        return new UpgradeRejection(429, sentence, Map.of("Retry-After", "5"));
    }

    /** @return null when nothing is offered that is spoken there; STOMP is preferred, also by who offers nothing */
    static @Nullable String dialect(Request request, boolean jsonOnly) {
        List<String> offered = offered(request);
        if (!jsonOnly && (offered.isEmpty() || offered.contains(STOMP))) {
            return STOMP;
        }
        return offered.contains(JSON) ? JSON : null;
    }

    /** The subprotocols that the client offers: stock clients of STOMP offer none. */
    static List<String> offered(Request request) {
        return request.getHeaders().getCSV(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL, false);
    }

    private static UpgradeEnvironment.Approach approach(Request request) {
        return new UpgradeEnvironment.Approach(Request.getRemoteAddr(request), request.isSecure(), name -> {
            List<String> values = request.getHeaders().getValuesList(name);
            return values.isEmpty() ? null : String.join(", ", values);
        });
    }

    private @Nullable String cookie(Request request) {
        for (HttpCookie cookie : Request.getCookies(request)) {
            if (cookie.getName().equals(environment.cookieName())) {
                return cookie.getValue();
            }
        }
        return null;
    }
}
