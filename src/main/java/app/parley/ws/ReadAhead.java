package app.parley.ws;

import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.eclipse.jetty.websocket.core.Frame;

/**
 * Tells whether more of what was read together is still to be handled. Jetty does not say; but it reads into an array from
 * the beginning, hands out frames that lie in it, and counts what it reads. Used by the reading thread alone.
 */
final class ReadAhead {
    /** Two heads of frames (RFC 6455, 5.2): with more than that left, another frame is certain to be handed out. */
    private static final int NO_FRAME_FOR_SURE = 28;

    private final LongSupplier bytesIn;
    private long before;
    private long read;

    ReadAhead(LongSupplier bytesIn) {
        this.bytesIn = bytesIn;
    }

    /** @return false when this may be the last frame for now */
    boolean hasMoreThan(Frame frame) {
        long now = bytesIn.getAsLong();
        if (now != read) {
            before = read;
            read = now;
        }
        ByteBuffer payload = frame.getPayload();
        if (payload == null || !payload.hasArray()) {
            return false;
        }
        return read - before - (payload.arrayOffset() + payload.limit()) > NO_FRAME_FOR_SURE;
    }
}
