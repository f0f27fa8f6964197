package app.parley.browser;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** A device that keeps passkeys, and whose owner is verified at once. */
final class VirtualDevice {
    private final CDPSession session;
    private final String id;

    VirtualDevice(Page page) {
        session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = JsonParser.parseString("""
                {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
                 "hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true}}
                """).getAsJsonObject();
        id = session.send("WebAuthn.addVirtualAuthenticator", options)
                .get("authenticatorId")
                .getAsString();
    }

    /** Whether its owner shows a finger when asked. */
    void unlocks(boolean verified) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("authenticatorId", id);
        parameters.addProperty("isUserVerified", verified);
        session.send("WebAuthn.setUserVerified", parameters);
    }

    int passkeys() {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("authenticatorId", id);
        return session.send("WebAuthn.getCredentials", parameters)
                .getAsJsonArray("credentials")
                .size();
    }
}
