package app.parley.hub.value;

import app.parley.kernel.WireName;
import app.parley.kernel.WireNames;
import java.util.Optional;

/** What many say when they decline. The caller's page has the words, in its reader's language. */
public enum ReadyReply implements WireName {
    IN_FIVE,
    /** The caller is being rung into the call that the callee is in. */
    COME_HERE;

    public static Optional<ReadyReply> ofWire(String wire) {
        return WireNames.find(ReadyReply.class, wire);
    }

    @Override
    public String wire() {
        return WireNames.of(this);
    }
}
