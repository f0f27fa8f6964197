package app.parley.protocol.stomp;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.stomp.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the frames of open transactions until COMMIT or ABORT. They end with the socket. Not thread-safe: one
 * connection uses it.
 */
final class Transactions {
    private static final int MAX_FRAMES = 64;
    /** Nobody needs more; without a bound, 64 frames each would fill the memory. */
    private static final int MAX_OPEN = 8;

    private final Map<String, List<Frame>> open = new HashMap<>();

    void begin(String id) {
        if (open.containsKey(id)) {
            throw new RequestException(ErrorCode.BAD_REQUEST, "This transaction has begun already.");
        }
        if (open.size() == MAX_OPEN) {
            throw new RequestException(ErrorCode.TOO_MANY, "At most " + MAX_OPEN + " transactions at once.");
        }
        open.put(id, new ArrayList<>());
    }

    void hold(String id, Frame frame) {
        List<Frame> held = open.get(id);
        if (held == null) {
            throw unknown();
        }
        if (held.size() == MAX_FRAMES) {
            throw new RequestException(ErrorCode.BAD_REQUEST, "A transaction holds at most " + MAX_FRAMES + " frames.");
        }
        held.add(frame);
    }

    /** Ends the transaction: what it held is to be done now, or forgotten. */
    List<Frame> end(String id) {
        List<Frame> held = open.remove(id);
        if (held == null) {
            throw unknown();
        }
        return held;
    }

    private static RequestException unknown() {
        return new RequestException(ErrorCode.BAD_REQUEST, "There is no such transaction.");
    }
}
