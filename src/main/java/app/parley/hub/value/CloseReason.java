package app.parley.hub.value;

/** Why the server ends a connection, with the WebSocket close code for it (protocol, section 9). */
public enum CloseReason {
    BYE(1000, "bye"),
    INTERNAL(1011, "internal error"),
    RESTART(1012, "restart"),
    SIGNED_OUT(4401, "signed out"),
    DISABLED(4403, "account disabled"),
    TOO_SLOW(4408, "too slow"),
    TAKEN_OVER(4409, "taken over by a newer socket"),
    TOO_MANY(4429, "too many");

    private final int closeCode;
    private final String reason;

    CloseReason(int closeCode, String reason) {
        this.closeCode = closeCode;
        this.reason = reason;
    }

    public int closeCode() {
        return closeCode;
    }

    public String reason() {
        return reason;
    }
}
