package app.parley.kernel;

import java.util.Optional;

/** How a call ended, or that it has not (REST contract, "The call log"). */
public enum CallOutcome implements WireName {
    /** It rings or goes on. */
    ONGOING,
    /** Two people met. */
    COMPLETED,
    MISSED,
    DECLINED,
    BUSY,
    CANCELLED,
    /** It was accepted, and the two never met. */
    FAILED,
    /** The server stopped, and nobody came back. */
    INTERRUPTED;

    public static Optional<CallOutcome> ofWire(String wire) {
        return WireNames.find(CallOutcome.class, wire);
    }

    @Override
    public String wire() {
        return WireNames.of(this);
    }
}
