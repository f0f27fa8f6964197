package app.parley.kernel;

import java.util.Optional;

/** Why a peer left its room (protocol, section 5). */
public enum LeaveReason implements WireName {
    LEFT,
    /** Its session was not resumed in time. */
    LOST,
    /** A host removed it. */
    REMOVED,
    /** The same person took part from another device from then on. */
    MOVED,
    /** The room or its meeting ended. */
    ENDED;

    public static Optional<LeaveReason> ofWire(String wire) {
        return WireNames.find(LeaveReason.class, wire);
    }

    @Override
    public String wire() {
        return WireNames.of(this);
    }
}
