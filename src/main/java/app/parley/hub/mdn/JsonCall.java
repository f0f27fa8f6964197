package app.parley.hub.mdn;

import app.parley.hub.Call;
import app.parley.hub.GuardedByHubLock;
import app.parley.hub.Session;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.SignalType;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One call between two clients of the json dialect, and the signals that wait: candidates of the callee until the
 * answer, and for a moment after the answer the next offer of the answerer.
 */
@GuardedByHubLock(through = JsonCalls.class)
final class JsonCall {
    private static final int MAX_HELD = 64;

    private final Call call;
    private final Session caller;
    private final String callerName;
    private final String callee;
    private final Deque<Held> held = new ArrayDeque<>();
    private @Nullable Session answerer;

    JsonCall(Call call, Session caller, String callerName, String callee) {
        this.call = call;
        this.caller = caller;
        this.callerName = callerName;
        this.callee = callee;
    }

    record Held(Session from, String name, String target, SignalType type, String body) {}

    Call call() {
        return call;
    }

    Session caller() {
        return caller;
    }

    String callerName() {
        return callerName;
    }

    String callee() {
        return callee;
    }

    String partner(Session self) {
        return caller == self ? callee : callerName;
    }

    /** The partner of this session is still busy with its answer. */
    void settling(Session answering) {
        answerer = answering;
    }

    void settled() {
        answerer = null;
    }

    /** Whether an offer of this session comes too early for its partner. */
    boolean isSettlingFor(Session from) {
        return answerer == from;
    }

    /** Whether something of this session waits, which what comes now must not overtake. */
    boolean isHolding(Session from) {
        return held.stream().anyMatch(earlier -> earlier.from() == from);
    }

    void hold(Held signal) {
        if (held.size() == MAX_HELD) {
            throw new RequestException(ErrorCode.TOO_MANY, "Too many signals before the answer is through.");
        }
        held.add(signal);
    }

    /** @return null when nothing waits */
    @Nullable
    Held release() {
        return held.poll();
    }
}
