package app.parley.kernel;

import java.util.Optional;

/** Why a call ended: how its last person left, or its outcome where nobody met. */
public enum EndReason implements WireName {
    LEFT,
    LOST,
    /** A host or an admin ended it for everybody, or a host removed the last other person. */
    ENDED,
    MISSED,
    DECLINED,
    BUSY,
    CANCELLED,
    FAILED,
    INTERRUPTED;

    public static Optional<EndReason> ofWire(String wire) {
        return WireNames.find(EndReason.class, wire);
    }

    @Override
    public String wire() {
        return WireNames.of(this);
    }

    /** The reason of a call that its outcome explains. */
    public static EndReason of(CallOutcome outcome) {
        return switch (outcome) {
            case MISSED -> MISSED;
            case DECLINED -> DECLINED;
            case BUSY -> BUSY;
            case CANCELLED -> CANCELLED;
            case FAILED -> FAILED;
            case INTERRUPTED -> INTERRUPTED;
            case ONGOING, COMPLETED -> throw new IllegalArgumentException(outcome + " does not say why a call ended");
        };
    }

    /** The reason of a call that ended because its last but one peer left the room. */
    public static EndReason of(LeaveReason leaving) {
        return switch (leaving) {
            case LEFT, MOVED -> LEFT;
            case LOST -> LOST;
            case REMOVED, ENDED -> ENDED;
        };
    }
}
