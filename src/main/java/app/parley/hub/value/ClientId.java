package app.parley.hub.value;

import app.parley.kernel.RequestException;

/** The rule for ids that clients choose for a message or a ring, so that sending it again does not do it again. */
public final class ClientId {
    private static final int LONGEST = 64;

    private ClientId() {}

    public static void check(String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            throw RequestException.ofField("id", "does not have 1 to " + LONGEST + " characters");
        }
    }
}
