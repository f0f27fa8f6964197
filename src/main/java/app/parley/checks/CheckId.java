package app.parley.checks;

import app.parley.kernel.WireNames;

/** What is checked, in the order in which people read it. */
public enum CheckId {
    STORAGE,
    PUBLIC_URL,
    HTTPS,
    TLS,
    WEBSOCKET,
    RELAY_UDP,
    RELAY_TCP,
    RELAY_TLS,
    TURN,
    CLOCK,
    DISK,
    BACKUP;

    public String wire() {
        return WireNames.of(this);
    }
}
