package app.parley.calls.quality;

import app.parley.kernel.WireNames;


/** What can be wrong with a line. */
public enum QualitySymptom {
    /** Far less was sent than in the rest of the call, while video went on. */
    UPLOAD,
    /** What was sent did not arrive with several others. */
    LOST_SENDING,
    /** What the others sent did not arrive. */
    LOST_RECEIVING,
    /** The round trip took long. */
    DELAY,
    /** What was received came unevenly. */
    JITTER;

    public String wire() {
        return WireNames.of(this);
    }
}
