package app.parley.dialect;

import app.parley.hub.Hub;
import app.parley.kernel.Limits;
import app.parley.kernel.TimeSource;
import app.parley.stomp.FrameCodec;

/** STOMP 1.2 (protocol, sections 2 to 9). Thread-safe: what all its conversations share. */
public final class StompDialect {
    private final Hub hub;
    private final Gate gate;
    private final Limits limits;
    private final TimeSource clock;
    private final String version;
    private final FrameCodec codec;
    private final MessageEncoder encoder;
    private final Resumptions resumptions = new Resumptions();
    private final Listening listening;
    private final Speaking speaking;

    /** @param version of the server, as CONNECTED tells it */
    public StompDialect(Hub hub, Gate gate, Limits limits, TimeSource clock, String version) {
        Json json = new Json(limits.jsonDepth());
        this.hub = hub;
        this.gate = gate;
        this.limits = limits;
        this.clock = clock;
        this.version = version;
        this.codec = new FrameCodec(limits.headers(), limits.headerBytes());
        this.encoder = new MessageEncoder(json);
        this.listening = new Listening(hub);
        this.speaking = new Speaking(hub, json);
    }

    /** Begins to talk with who has just opened a socket. */
    public Conversation converse(Visit visit, Wire wire) {
        return new StompConversation(this, visit, wire);
    }

    StompSession newSession() {
        return new StompSession(encoder, resumptions, limits, clock);
    }

    Hub hub() {
        return hub;
    }

    Gate gate() {
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

    Resumptions resumptions() {
        return resumptions;
    }

    Listening listening() {
        return listening;
    }

    Speaking speaking() {
        return speaking;
    }
}
