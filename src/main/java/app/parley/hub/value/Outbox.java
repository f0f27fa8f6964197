package app.parley.hub.value;

/** The way to one client. Whatever is sent arrives in order, or the client is cut off: nothing is dropped in between. */
public interface Outbox {
    /** Queues. Returns at once and never throws: safe to call under the hub's lock. */
    void send(Topic topic, EventEnvelope envelope);

    /** Lets go what was queued. May write to the network, so it is never called under the hub's lock. */
    void flush();

    /** Whether the client has yet to take much of what was sent before, or is not there to take it. Safe under the hub's lock. */
    boolean isBehind();

    /** The topic is over for this client: its subscription is gone (removed, room ended, knock denied). */
    void dropped(Topic topic);

    /** Ends the connection, after what was queued. */
    void close(CloseReason closeReason);
}
