package app.parley.protocol;

import app.parley.kernel.UserId;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Port: the way onto one socket. Thread-safe; no method blocks or throws. */
public interface SocketSink {
    /** Queues one text message, given as UTF-8. What is queued arrives in order, or the socket is closed. */
    void send(byte[] message);

    /** Queues one text message that comes in two parts. Neither may be changed afterwards: others may share the rest. */
    void send(byte[] head, ByteBuffer rest);

    /** Whether much of what was queued is still here. */
    boolean isBehind();

    /** Lets go what was queued. */
    void flush();

    /**
     * The socket counts no longer, because it is about to close: whoever hears of its end finds room for the next one.
     */
    void vacate();

    /** Vacates the socket and closes it after what was queued. Only the first call counts. */
    void close(int code, String reason);

    /**
     * Sets how the connection is kept alive.
     *
     * @param beatEvery how often the client wants a sign of life; zero for never
     * @param ping whether the client gives none by itself and has to be pinged
     */
    void keepAlive(Duration beatEvery, boolean ping);

    /**
     * Counts the socket as one of the user's.
     *
     * @return false when the user has as many as allowed
     */
    boolean claim(UserId user);
}
