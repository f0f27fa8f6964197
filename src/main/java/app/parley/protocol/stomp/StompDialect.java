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
    private final SocketAuthenticator gate;
    private final Limits limits;
    private final TimeSource clock;
    private final String version;
    private final FrameCodec codec;
    private final MessageEncoder encoder;
    private final ResumeTokens resumptions = new ResumeTokens();
    private final SubscribeHandler listening;
    private final SendHandler speaking;

    /** @param version of the server, as CONNECTED tells it */
    public StompDialect(Hub hub, SocketAuthenticator gate, Limits limits, TimeSource clock, String version) {
        ProtocolJson json = new ProtocolJson(limits.jsonDepth());
        this.hub = hub;
        this.gate = gate;
        this.limits = limits;
        this.clock = clock;
        this.version = version;
        this.codec = new FrameCodec(limits.headers(), limits.headerBytes());
        this.encoder = new MessageEncoder(json);
        this.listening = new SubscribeHandler(hub);
        this.speaking = new SendHandler(hub, json);
    }

    /** Begins to talk with who has just opened a socket. */
    public ProtocolHandler converse(HandshakeInfo visit, SocketSink wire) {
        return new StompProtocol(this, visit, wire);
    }

    StompOutbox newSession() {
        return new StompOutbox(encoder, resumptions, limits, clock);
    }

    Hub hub() {
        return hub;
    }

    SocketAuthenticator gate() {
        return gate;
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

    SubscribeHandler listening() {
        return listening;
    }

    SendHandler speaking() {
        return speaking;
    }
}
