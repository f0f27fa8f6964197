package app.parley.relay.client;

import app.parley.relay.stun.Stun;
import java.io.IOException;

/** A TURN server answered with an error. */
public final class RelayRefusal extends IOException {
    private static final long serialVersionUID = 1;

    private final int code;

    RelayRefusal(int code) {
        super("error " + code);
        this.code = code;
    }

    /** Such as 401 for a credential that is not accepted, 403 for a peer that is not relayed to. */
    public int code() {
        return code;
    }

    /** Whether the server has no room for another allocation now. */
    public boolean isForLackOfRoom() {
        return code == Stun.ALLOCATION_QUOTA_REACHED || code == Stun.INSUFFICIENT_CAPACITY;
    }
}
