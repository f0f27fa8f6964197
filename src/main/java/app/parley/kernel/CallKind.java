package app.parley.kernel;

import java.util.Optional;

/** How a call began (REST contract, "The call log"). */
public enum CallKind implements WireName {
    /** With a ring. */
    DIRECT,
    /** With the second person in a room. */
    ROOM;

    public static Optional<CallKind> ofWire(String wire) {
        return WireNames.find(CallKind.class, wire);
    }

    @Override
    public String wire() {
        return WireNames.of(this);
    }
}
