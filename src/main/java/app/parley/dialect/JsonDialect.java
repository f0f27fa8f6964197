package app.parley.dialect;

import app.parley.hub.Hub;
import app.parley.kernel.Limits;
import app.parley.kernel.TimeSource;

/** The messages of MDN's signaling sample (protocol, section 10). Thread-safe: what all its conversations share. */
public final class JsonDialect {
    private final Hub hub;
    private final Gate gate;
    private final Limits limits;
    private final TimeSource clock;
    private final Json json;

    public JsonDialect(Hub hub, Gate gate, Limits limits, TimeSource clock) {
        this.hub = hub;
        this.gate = gate;
        this.limits = limits;
        this.clock = clock;
        this.json = new Json(limits.jsonDepth());
    }

    /** Begins to talk with who has just opened a socket. */
    public Conversation converse(Visit visit, Wire wire) {
        RateLimiter rate = new RateLimiter(clock, limits.framesPerSecond(), limits.frameBurst());
        return new JsonConversation(hub, gate, json, visit, wire, rate);
    }
}
