package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.Browser.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokensTest {
    private final RestServer server = new RestServer();
    private Browser ada;
    private Browser bob;
    private Browser program;

    @BeforeEach
    void aTeam() {
        ada = server.admin();
        bob = server.member("bob");
        program = server.browser().onPageOf(null);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Answer make(Browser owner, String scopes) {
        return owner.post("/tokens", "{\"name\":\"Report\",\"scopes\":[%s]}".formatted(scopes))
                .expect(201);
    }

    private static String secret(Browser owner, String scopes) {
        return make(owner, scopes).field("/secret");
    }

    private Answer get(String path, String secret) {
        return program.get(path, "Authorization", "Bearer " + secret);
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theSecretIsToldOnceAndStoredNowhere() {
        Answer made = make(bob, "\"read:calls\",\"signal\"");

        assertThat(made.field("/secret")).startsWith("parley_").hasSize(50);
        assertThat(made.field("/name")).isEqualTo("Report");
        assertThat(made.json().get("scopes")).extracting(JsonNode::asText).containsExactly("read:calls", "signal");
        assertThat(made.json().get("expiresAt").isNull()).isTrue();
        assertThat(made.json().get("lastUsedAt").isNull()).isTrue();
        assertThat(made.header("Location")).endsWith("/tokens/" + made.field("/id"));
        JsonNode listed = bob.get("/tokens").expect(200).json().at("/items/0");
        assertThat(listed.has("secret")).isFalse();
        assertThat(listed.get("id").asText()).isEqualTo(made.field("/id"));
        String stored = server.database.query(handle -> handle.select("SELECT secret_hash FROM api_tokens")
                .mapTo(String.class)
                .one());
        assertThat(stored).hasSize(64).doesNotContain(made.field("/secret"));
    }

    @Test
    void aTokenReachesAsFarAsItsScopes() {
        String calls = secret(bob, "\"read:calls\"");
        get("/calls", calls).expect(200);
        assertThat(get("/calls/c_unknown", calls).expect(404).code()).isEqualTo("no-such-call");
        for (String path : new String[] {"/presence", "/rooms", "/ice-servers", "/session", "/users", "/tokens"}) {
            assertThat(get(path, calls).expect(403).code()).as(path).isEqualTo("forbidden");
        }

        String presence = secret(bob, "\"read:presence\"");
        get("/presence", presence).expect(200);
        get("/presence/ada", presence).expect(200);
        get("/calls", presence).expect(403);
        program.put("/me/status", "{\"status\":\"away\"}", "Authorization", "Bearer " + presence)
                .expect(403);

        String signal = secret(bob, "\"signal\"");
        get("/rooms", signal).expect(200);
        get("/rooms/team-room", signal).expect(200);
        get("/rooms/team-room/messages", signal).expect(200);
        get("/ice-servers", signal).expect(200);
        program.post("/rooms", "{\"name\":\"Garden\"}", "Authorization", "Bearer " + signal)
                .expect(403);
        assertThat(get("/calls", signal).expect(403).header("WWW-Authenticate"))
                .contains("insufficient_scope", "read:calls");
    }

    @Test
    void theScopeAdminIsAllThatTheOwnerMayAndNoMore() {
        String bobs = secret(bob, "\"admin\"");
        assertThat(get("/session", bobs).expect(200).field("/user")).isEqualTo("bob");
        get("/calls", bobs).expect(200);
        program.patch("/me", "{\"displayName\":\"Bobby\"}", "Authorization", "Bearer " + bobs)
                .expect(200);
        get("/audit", bobs).expect(403);
        program.delete("/users/ada", "Authorization", "Bearer " + bobs).expect(403);

        String adas = secret(ada, "\"admin\"");
        get("/audit", adas).expect(200);
    }

    @Test
    void aProgramNeedsNoOriginForItsToken() {
        String secret = secret(bob, "\"admin\"");

        program.post("/rooms", "{\"name\":\"Garden\"}", "Authorization", "Bearer " + secret)
                .expect(201);
        server.browser()
                .onPageOf("https://elsewhere.example")
                .put("/me/status", "{\"status\":\"away\"}", "Authorization", "Bearer " + secret)
                .expect(200);
    }

    @Test
    void basicTakesTheTokenAsPasswordWhateverTheUserName() {
        String secret = secret(bob, "\"read:calls\"");

        program.get("/calls", "Authorization", basic("bob", secret)).expect(200);
        program.get("/calls", "Authorization", basic("", secret)).expect(200);
        program.get("/calls", "authorization", basic("token", secret).replace("Basic", "basic"))
                .expect(200);
        program.get("/calls", "Authorization", basic("bob", RestServer.PASSWORD))
                .expect(401);
    }

    @Test
    void whatIsNoTokenIsRefusedWithAChallengeThatOpensNoBoxInBrowsers() {
        String[] wrong = {
            "Bearer nonsense",
            "Bearer",
            "Bearer parley_" + "A".repeat(43),
            "Basic !!!",
            basic("bob", "nonsense"),
            "Digest username=bob"
        };
        for (String authorization : wrong) {
            Answer answer = program.get("/calls", "Authorization", authorization);
            assertThat(answer.expect(401).code()).as(authorization).isEqualTo("unauthenticated");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer ").contains("invalid_token");
        }
        assertThat(program.get("/calls").expect(401).header("WWW-Authenticate")).isEqualTo("Bearer realm=\"Parley\"");
    }

    /** Addresses stand in histories, logs and referrers. */
    @Test
    void aRightTokenInTheAddressOrACookieIsWorthNothing() {
        String secret = make(bob, "\"admin\"").field("/secret");
        for (String name : List.of("token", "access_token", "api_key", "secret", "authorization")) {
            program.get("/calls?" + name + "=" + secret).expect(401);
            program.get("/calls", "Cookie", name + "=" + secret).expect(401);
        }
        program.get("/calls", "Cookie", "parley_session=" + secret).expect(401);
        program.get("/calls", "Authorization", "Bearer " + secret).expect(200);
    }

    @Test
    void aTokenWinsOverACookieButAProxysPasswordDoesNot() {
        String adas = secret(ada, "\"admin\"");

        assertThat(bob.get("/session", "Authorization", "Bearer " + adas).field("/user"))
                .isEqualTo("ada");
        bob.get("/session", "Authorization", "Bearer nonsense").expect(401);
        assertThat(bob.get("/session", "Authorization", basic("staging", "open sesame"))
                        .expect(200)
                        .field("/user"))
                .isEqualTo("bob");
        // And then it is a cookie's request, which no other site's page may make.
        bob.onPageOf("https://elsewhere.example")
                .put("/me/status", "{\"status\":\"away\"}", "Authorization", basic("staging", "open sesame"))
                .expect(403);
    }

    @Test
    void aRevokedOrExpiredTokenIsWorthNothingAtOnce() {
        Answer made = make(bob, "\"read:calls\"");
        get("/calls", made.field("/secret")).expect(200);
        bob.delete("/tokens/" + made.field("/id")).expect(204);
        get("/calls", made.field("/secret")).expect(401);
        bob.delete("/tokens/" + made.field("/id")).expect(404);

        Answer brief = bob.post("/tokens", """
                {"name":"Brief","scopes":["read:calls"],"expiresAt":"2026-03-02T10:00:00Z"}
                """).expect(201);
        get("/calls", brief.field("/secret")).expect(200);
        server.clock.advance(Duration.ofHours(1));
        get("/calls", brief.field("/secret")).expect(401);
        assertThat(bob.get("/tokens").json().at("/items/0/name").asText()).isEqualTo("Brief");
    }

    @Test
    void tokensAreTheirOwnersOwn() {
        String id = make(bob, "\"admin\"").field("/id");

        assertThat(ada.get("/tokens").json().get("items")).isEmpty();
        ada.delete("/tokens/" + id).expect(404);
        get("/calls", "nonsense").expect(401);
    }

    @Test
    void theTokensOfADisabledAccountStopUntilItIsEnabledAgain() {
        String secret = secret(bob, "\"read:calls\"");
        ada.delete("/users/bob").expect(204);
        assertThat(get("/calls", secret).expect(401).field("/detail")).contains("disabled");

        ada.patch("/users/bob", "{\"active\":true}").expect(200);
        get("/calls", secret).expect(200);
    }

    @Test
    void aNewPasswordLeavesTokensAsTheyAre() {
        String secret = secret(bob, "\"read:calls\"");
        bob.put("/me/password", """
                {"currentPassword":"%s","newPassword":"another good one"}
                """.formatted(RestServer.PASSWORD)).expect(204);

        get("/calls", secret).expect(200);
    }

    @Test
    void theLastUseIsKnownToTheMinute() {
        String secret = secret(bob, "\"read:calls\"");
        get("/calls", secret).expect(200);
        assertThat(lastUse()).isEqualTo("2026-03-02T09:00:00.000Z");

        server.clock.advance(Duration.ofSeconds(30));
        get("/calls", secret).expect(200);
        assertThat(lastUse()).isEqualTo("2026-03-02T09:00:00.000Z");

        server.clock.advance(Duration.ofSeconds(30));
        get("/calls", secret).expect(200);
        assertThat(lastUse()).isEqualTo("2026-03-02T09:01:00.000Z");
    }

    private String lastUse() {
        return bob.get("/tokens").json().at("/items/0/lastUsedAt").asText();
    }

    @Test
    void guessingIsThrottledButARightTokenAlwaysGetsIn() {
        String secret = secret(bob, "\"read:calls\"");
        for (int i = 0; i < 50; i++) {
            get("/calls", "nonsense").expect(401);
        }
        Answer throttled = get("/calls", "nonsense").expect(429);
        assertThat(throttled.header("Retry-After")).isEqualTo("900");
        assertThat(throttled.code()).isEqualTo("rate-limited");
        get("/calls", secret).expect(200);

        server.clock.advance(Duration.ofMinutes(15));
        get("/calls", "nonsense").expect(401);
    }

    @Test
    void wrongFieldsAreNamedAllAtOnce() {
        Answer refused = bob.post("/tokens", """
                {"name":" ","scopes":["read:calls","root"],"expiresAt":"2020-01-01T00:00:00Z"}
                """).expect(422);
        assertThat(refused.json().get("errors"))
                .extracting(error -> error.get("field").asText())
                .containsExactly("name", "scopes", "expiresAt");
        bob.post("/tokens", "{\"name\":\"x\",\"scopes\":[]}").expect(422);
        bob.post("/tokens", "{\"name\":\"x\",\"scopes\":\"admin\"}").expect(422);
        bob.post("/tokens", "{\"name\":\"x\"}").expect(422);
    }

    @Test
    void theListGoesOnFromPageToPage() {
        for (int i = 0; i < 5; i++) {
            bob.post("/tokens", "{\"name\":\"n%d\",\"scopes\":[\"signal\"]}".formatted(i))
                    .expect(201);
            server.clock.advance(Duration.ofSeconds(1));
        }
        JsonNode first = bob.get("/tokens?limit=3").expect(200).json();
        assertThat(first.get("items"))
                .extracting(item -> item.get("name").asText())
                .containsExactly("n0", "n1", "n2");
        JsonNode second =
                bob.get("/tokens?limit=3&cursor=" + first.get("next").asText()).json();
        assertThat(second.get("items"))
                .extracting(item -> item.get("name").asText())
                .containsExactly("n3", "n4");
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void aTokenIsRevokedNotSignedOut() {
        String secret = secret(bob, "\"admin\"");
        program.delete("/session", "Authorization", "Bearer " + secret).expect(403);
        get("/session", secret).expect(200);
    }
}
