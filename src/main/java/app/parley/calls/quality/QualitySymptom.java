package app.parley.calls.quality;

import app.parley.kernel.WireNames;

/** The symptoms of a bad connection. */
public enum QualitySymptom {
    /** The participant sent far less than in the rest of the call, while video went on. */
    UPLOAD,
    /** Several peers lost packets from the participant. */
    LOST_SENDING,
    /** The participant lost packets from the peers. */
    LOST_RECEIVING,
    /** The round trip was long. */
    DELAY,
    /** Received packets came unevenly. */
    JITTER;

    public String wire() {
        return WireNames.of(this);
    }
}
