package app.parley.kernel;

import java.util.Optional;

/** The signals that set up a peer connection (protocol, section 6). */
public enum SignalType implements WireName {
    /** An SDP offer. */
    VIDEO_OFFER,
    /** An SDP answer. */
    VIDEO_ANSWER,
    NEW_ICE_CANDIDATE,
    /** The height of video that the receiver wants. */
    WANT,
    /** How much of its pictures the sender sends the receiver. */
    SENDING,
    /** Asks for an offer that looks for another way through the network. */
    RESTART,
    HANG_UP;

    public static Optional<SignalType> ofWire(String wire) {
        return WireNames.find(SignalType.class, wire);
    }

    @Override
    public String wire() {
        return WireNames.of(this);
    }
}
