package app.parley.kernel;

import java.util.Optional;

/** How a person came into a call (REST contract, "The call log"). */
public enum ParticipantRole implements WireName {
    CALLER,
    CALLEE,
    /** Entered the room without being rung. */
    PARTICIPANT;

    public static Optional<ParticipantRole> ofWire(String wire) {
        return WireNames.find(ParticipantRole.class, wire);
    }

    @Override
    public String wire() {
        return WireNames.of(this);
    }
}
