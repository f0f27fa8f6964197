package app.parley.protocol.stomp;

import app.parley.hub.Hub;
import app.parley.kernel.Limits;
import app.parley.kernel.TimeSource;
import app.parley.protocol.HandshakeInfo;
import app.parley.protocol.ProtocolHandler;
import app.parley.protocol.ProtocolJson;
import app.parley.protocol.SocketAuthenticator;
import app.parley.protocol.SocketSink;
import app.parley.stomp.FrameCodec;

/** STOMP 1.2 (protocol, sections 2 to 9). Thread-safe: what all its conversations share. */
public final class StompDialect {
    private final Hub hub;
    private final SocketAuthenticator authenticator;
    private final Limits limits;
    private final TimeSource clock;
    private final String version;
    private final FrameCodec codec;
    private final MessageEncoder encoder;
    private final ResumeTokens resumptions = new ResumeTokens();
    private final SubscribeHandler subscribeHandler;
    private final SendHandler sendHandler;

    /** @param version of the server, as CONNECTED tells it */
    public StompDialect(Hub hub, SocketAuthenticator authenticator, Limits limits, TimeSource clock, String version) {
        ProtocolJson json = new ProtocolJson(limits.jsonDepth());
        this.hub = hub;
        this.authenticator = authenticator;
        this.limits = limits;
        this.clock = clock;
        this.version = version;
        this.codec = new FrameCodec(limits.headers(), limits.headerBytes());
        this.encoder = new MessageEncoder(json);
        this.subscribeHandler = new SubscribeHandler(hub);
        this.sendHandler = new SendHandler(hub, json);
    }

    /** Begins to talk with who has just opened a socket. */
    public ProtocolHandler converse(HandshakeInfo handshake, SocketSink socket) {
        return new StompProtocol(this, handshake, socket);
    }

    /** How many sessions came back. */
    public long resumed() {
        return resumptions.hits();
    }

    /** How many clients wanted a session back that was gone. */
    public long resumesMissed() {
        return resumptions.misses();
    }

    StompOutbox newSession() {
        return new StompOutbox(encoder, resumptions, limits, clock);
    }

    Hub hub() {
        return hub;
    }

    SocketAuthenticator authenticator() {
        return authenticator;
    }

    Limits limits() {
        return limits;
    }

    TimeSource clock() {
        return clock;
    }

    String version() {
        return version;
    }

    FrameCodec codec() {
        return codec;
    }

    ResumeTokens resumptions() {
        return resumptions;
    }

    SubscribeHandler subscribeHandler() {
        return subscribeHandler;
    }

    SendHandler sendHandler() {
        return sendHandler;
    }
}
