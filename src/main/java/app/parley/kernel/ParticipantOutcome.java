package app.parley.kernel;

import java.util.Optional;

/** How a call ended for one person (REST contract, "The call log"). */
public enum ParticipantOutcome implements WireName {
    /** The ring is not decided yet, or the two have not met yet. */
    RINGING,
    JOINED,
    MISSED,
    DECLINED,
    BUSY,
    CANCELLED,
    FAILED,
    /** The caller, while nobody has joined. */
    UNANSWERED;

    public static Optional<ParticipantOutcome> ofWire(String wire) {
        return WireNames.find(ParticipantOutcome.class, wire);
    }

    @Override
    public String wire() {
        return WireNames.of(this);
    }

    /** Whether a callee with this outcome missed the call. */
    public boolean isMissedCall() {
        return switch (this) {
            case MISSED, CANCELLED, BUSY -> true;
            case RINGING, JOINED, DECLINED, FAILED, UNANSWERED -> false;
        };
    }
}
