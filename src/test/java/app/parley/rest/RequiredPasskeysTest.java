package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.Browser.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that asks everybody for a passkey. */
class RequiredPasskeysTest {
    private final RestServer server = new RestServer();
    private final Browser ada = server.admin();
    private final Browser bob = server.member("bob");

    @BeforeEach
    void require() {
        passkeyOf(ada);
        server.passkeysRequired.set(true);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SoftAuthenticator passkeyOf(Browser browser) {
        SoftAuthenticator device = new SoftAuthenticator();
        Answer options = browser.post("/me/passkeys/options", "{}").expect(200);
        browser.post("/me/passkeys", "{\"credential\":%s}".formatted(device.makes(options, origin())))
                .expect(201);
        return device;
    }

    private String origin() {
        return server.url().toString();
    }

    private Answer signIn(Browser browser, SoftAuthenticator device) {
        Answer asked = browser.post("/session/passkey/options", "{}").expect(200);
        return browser.post("/session/passkey", "{\"credential\":%s}".formatted(device.signs(asked, origin())));
    }

    @Test
    void whoHasNoneMakesOneAndMayDoNothingElseBefore() {
        Browser elsewhere = server.browser();
        Answer signedIn = elsewhere.signIn("bob", RestServer.PASSWORD).expect(200);
        assertThat(signedIn.json().get("mustAddPasskey").asBoolean()).isTrue();
        for (String path : new String[] {"/users", "/calls", "/me/sessions", "/me/export", "/rooms", "/ice-servers"}) {
            assertThat(elsewhere.get(path).expect(403).code()).as(path).isEqualTo("passkey-required");
        }
        elsewhere.post("/tokens", "{\"name\":\"t\",\"scopes\":[\"admin\"]}").expect(403);
        elsewhere.put("/me/picture", "no picture").expect(403);
        assertThat(elsewhere.get("/session").expect(200).field("/user")).isEqualTo("bob");

        SoftAuthenticator device = passkeyOf(elsewhere);
        assertThat(elsewhere.get("/session").json().get("mustAddPasskey").asBoolean())
                .isFalse();
        elsewhere.get("/users").expect(200);
        assertThat(signIn(server.browser(), device)
                        .expect(200)
                        .json()
                        .get("mustAddPasskey")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void whoHasOneSignsInByThatAlone() {
        Browser elsewhere = server.browser();
        SoftAuthenticator device = passkeyOf(bob);
        assertThat(elsewhere.signIn("bob", RestServer.PASSWORD).expect(403).code())
                .isEqualTo("passkey-required");
        assertThat(elsewhere.signIn("bob", "wrong password").expect(401).code()).isEqualTo("unauthenticated");
        elsewhere.get("/session").expect(401);
        signIn(elsewhere, device).expect(200);
        assertThat(ada.get("/audit?action=sign-in.failed&target=bob")
                        .expect(200)
                        .field("/items/1/detail"))
                .isEqualTo("passkey=missing");
    }

    @Test
    void theLastOneStaysWithItsOwnerAndAnAdminTakesItAway() {
        passkeyOf(bob);
        String id = bob.get("/me/passkeys").expect(200).field("/items/0/id");
        assertThat(bob.delete("/me/passkeys/" + id).expect(409).code()).isEqualTo("conflict");
        bob.get("/users").expect(200);
        ada.delete("/users/bob/passkeys/" + id).expect(204);
        assertThat(bob.get("/users").expect(403).code()).isEqualTo("passkey-required");
        Browser elsewhere = server.browser();
        elsewhere.signIn("bob", RestServer.PASSWORD).expect(200);
        passkeyOf(elsewhere);
        elsewhere.get("/users").expect(200);
    }

    @Test
    void anAdminsLinkLetsInWhoLostTheDevice() {
        SoftAuthenticator lost = passkeyOf(bob);
        String code = ada.post("/users/bob/password-reset", "{}").expect(201).field("/code");
        Browser elsewhere = server.browser();
        Answer signedIn = elsewhere
                .post("/password-resets/" + code, "{\"password\":\"a new horse altogether\"}")
                .expect(200);
        assertThat(signedIn.json().get("mustAddPasskey").asBoolean()).isTrue();
        elsewhere.get("/users").expect(403);
        signIn(server.browser(), lost).expect(401);
        passkeyOf(elsewhere);
        elsewhere.get("/users").expect(200);
        server.browser().signIn("bob", "a new horse altogether").expect(403);
    }

    @Test
    void whoComesByAnInviteMakesOneToo() {
        String code = ada.post("/invites", "{\"kind\":\"account\"}").expect(201).field("/code");
        Browser cleo = server.browser();
        Answer joined = cleo.post("/invites/" + code + "/accept", """
                {"username":"cleo","displayName":"Cleo","password":"%s"}
                """.formatted(RestServer.PASSWORD))
                .expect(201);
        assertThat(joined.json().get("mustAddPasskey").asBoolean()).isTrue();
        cleo.get("/users").expect(403);
        passkeyOf(cleo);
        cleo.get("/users").expect(200);
    }

    @Test
    void guestsAndTokensGoOnAndSignedInPeopleToo() {
        server.passkeysRequired.set(false);
        String token =
                bob.post("/tokens", "{\"name\":\"t\",\"scopes\":[\"signal\"]}").field("/secret");
        String code = ada.post("/invites", "{\"kind\":\"guest\",\"room\":\"team-room\"}")
                .field("/code");
        server.passkeysRequired.set(true);
        server.browser().get("/rooms", "Authorization", "Bearer " + token).expect(200);
        Browser guest = server.browser();
        guest.post("/invites/" + code + "/accept", "{\"displayName\":\"Eve\"}").expect(201);
        guest.get("/rooms/team-room").expect(200);
        ada.get("/users").expect(200);
        bob.get("/users").expect(403);
    }
}
