package app.parley.protocol.json;

import app.parley.hub.Hub;
import app.parley.hub.mdn.JsonDialectApi;
import app.parley.kernel.Limits;
import app.parley.kernel.TimeSource;
import app.parley.protocol.HandshakeInfo;
import app.parley.protocol.ProtocolHandler;
import app.parley.protocol.ProtocolJson;
import app.parley.protocol.RateLimiter;
import app.parley.protocol.SocketAuthenticator;
import app.parley.protocol.SocketSink;

/** The messages of MDN's signaling sample (protocol, section 10). Thread-safe: what all its connections share. */
public final class JsonDialect {
    private final Hub hub;
    private final JsonDialectApi api;
    private final SocketAuthenticator authenticator;
    private final Limits limits;
    private final TimeSource clock;
    private final ProtocolJson json;

    public JsonDialect(
            Hub hub, JsonDialectApi api, SocketAuthenticator authenticator, Limits limits, TimeSource clock) {
        this.hub = hub;
        this.api = api;
        this.authenticator = authenticator;
        this.limits = limits;
        this.clock = clock;
        this.json = new ProtocolJson(limits.jsonDepth());
    }

    /** Begins to talk with who has just opened a socket. */
    public ProtocolHandler converse(HandshakeInfo handshake, SocketSink socket) {
        RateLimiter rate = new RateLimiter(clock, limits.framesPerSecond(), limits.frameBurst());
        return new JsonProtocol(hub, api, authenticator, json, handshake, socket, rate);
    }
}
