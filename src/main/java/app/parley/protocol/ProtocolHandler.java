package app.parley.protocol;

/** One socket's talk in one dialect. Messages come one at a time; the other calls come from any thread. */
public interface ProtocolHandler {
    /** The socket is open. */
    void opened();

    void received(String message);

    /** The time to say who one is has passed. */
    void overdue();

    /**
     * The socket is gone.
     *
     * @param code the WebSocket close code: ours when we closed, else the client's; 1006 when it was cut
     */
    void closed(int code);
}
