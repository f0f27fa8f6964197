package app.parley.kernel;

import java.util.Optional;

/** The media that a call was rung with. */
public enum CallMedia implements WireName {
    AUDIO,
    VIDEO;

    public static Optional<CallMedia> ofWire(String wire) {
        return WireNames.find(CallMedia.class, wire);
    }

    @Override
    public String wire() {
        return WireNames.of(this);
    }
}
