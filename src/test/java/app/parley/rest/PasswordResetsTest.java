package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.Browser.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasswordResetsTest {
    private static final String NEW_PASSWORD = "a new horse altogether";

    private final RestServer server = new RestServer();
    private Browser ada;
    private Browser bob;

    @BeforeEach
    void aTeam() {
        ada = server.admin();
        bob = server.member("bob");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String link() {
        return ada.post("/users/bob/password-reset", "{}").expect(201).field("/code");
    }

    private static Answer use(Browser browser, String code) {
        return browser.post("/password-resets/" + code, "{\"password\":\"%s\"}".formatted(NEW_PASSWORD));
    }

    @Test
    void whoForgotTheirPasswordSetsANewOneByTheLinkOfAnAdminAndIsSignedIn() {
        Answer made = ada.post("/users/bob/password-reset", "{}").expect(201);
        String code = made.field("/code");
        assertThat(code).matches("[A-Za-z0-9_-]{22}");
        assertThat(made.field("/url")).isEqualTo(server.url() + "/reset/" + code);
        assertThat(made.header("Location")).isEqualTo("/api/v1/password-resets/" + code);
        assertThat(made.field("/expiresAt")).isEqualTo("2026-03-03T09:00:00.000Z");

        Browser elsewhere = server.browser();
        Answer seen = elsewhere.get("/password-resets/" + code).expect(200);
        assertThat(seen.field("/user")).isEqualTo("bob");
        assertThat(seen.field("/name")).isEqualTo("BOB");
        assertThat(use(elsewhere, code).expect(200).field("/user")).isEqualTo("bob");

        elsewhere.get("/session").expect(200);
        server.browser().signIn("bob", NEW_PASSWORD).expect(200);
        server.browser().signIn("bob", RestServer.PASSWORD).expect(401);
    }

    @Test
    void theNewPasswordEndsAllSessionsAndLeavesTokens() {
        String token = bob.post("/tokens", "{\"name\":\"script\",\"scopes\":[\"read:calls\"]}")
                .expect(201)
                .field("/secret");
        use(server.browser(), link()).expect(200);

        bob.get("/session").expect(401);
        server.browser().get("/calls", "Authorization", "Bearer " + token).expect(200);
        ada.get("/session").expect(200);
    }

    @Test
    void aLinkWorksOnceHoweverManyTryAtOnce() {
        String code = link();

        List<Integer> statuses = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> use(server.browser(), code).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(200, 410, 410, 410);
    }

    @Test
    void aPasswordThatIsTooShortCostsNoLink() {
        String code = link();
        Answer refused = server.browser()
                .post("/password-resets/" + code, "{\"password\":\"short\"}")
                .expect(422);
        assertThat(refused.field("/errors/0/field")).isEqualTo("password");
        server.browser().post("/password-resets/" + code, "{}").expect(422);
        use(server.browser(), code).expect(200);
    }

    @Test
    void unknownUsedReplacedAndExpiredLinksAnswerAlike() {
        String used = link();
        use(server.browser(), used).expect(200);
        String replaced = link();
        String expired = link();
        server.clock.advance(Duration.ofHours(24));
        String ofTheDisabled = link();
        ada.patch("/users/bob", "{\"active\":false}").expect(200);

        List<JsonNode> answers = List.of("AAAAAAAAAAAAAAAAAAAAAA", used, replaced, expired, ofTheDisabled).stream()
                .map(code -> server.browser()
                        .get("/password-resets/" + code)
                        .expect(410)
                        .withoutItsNumber())
                .toList();

        assertThat(answers).containsOnly(answers.get(0));
        use(server.browser(), ofTheDisabled).expect(410);
        ada.post("/users/bob/password-reset", "{}").expect(409);
    }

    @Test
    void aPasswordChangedMeanwhileVoidsTheLink() {
        String code = link();
        bob.put("/me/password", """
                {"currentPassword":"%s","newPassword":"%s"}
                """.formatted(RestServer.PASSWORD, NEW_PASSWORD))
                .expect(204);

        server.browser().get("/password-resets/" + code).expect(410);
    }

    @Test
    void onlyAdminsMakeLinksAndOnlyForAccounts() {
        bob.post("/users/ada/password-reset", "{}").expect(403);
        server.browser().post("/users/bob/password-reset", "{}").expect(401);
        ada.post("/users/nobody/password-reset", "{}").expect(404);
    }

    @Test
    void guessingIsLimitedAndRightLinksAreNeverCounted() {
        String code = link();
        for (int i = 0; i < 30; i++) {
            server.browser().get("/password-resets/" + code).expect(200);
        }
        for (int i = 0; i < 30; i++) {
            server.browser().get("/password-resets/guess" + i).expect(410);
        }
        Answer limited = server.browser().get("/password-resets/guess").expect(429);
        assertThat(limited.header("Retry-After")).isEqualTo("900");
        use(server.browser(), code).expect(429);
        server.clock.advance(Duration.ofMinutes(15));
        use(server.browser(), code).expect(200);
    }

    @Test
    void theAuditLogTellsWhoMadeALinkAndThatItWasUsed() {
        use(server.browser(), link()).expect(200);

        Answer log = ada.get("/audit?target=bob").expect(200);
        assertThat(log.field("/items/0/action")).isEqualTo("password-reset.used");
        assertThat(log.field("/items/0/actor")).isEqualTo("bob");
        assertThat(log.field("/items/1/action")).isEqualTo("password-reset.created");
        assertThat(log.field("/items/1/actor")).isEqualTo("ada");
    }

    @Test
    void theLinkIsStoredAsAHash() {
        String code = link();
        List<String> stored = server.database.query(handle -> handle.select("SELECT code_hash FROM password_resets")
                .mapTo(String.class)
                .list());
        assertThat(stored).singleElement().asString().hasSize(64).doesNotContain(code);
        ada.delete("/users/bob?erase=true").expect(204);
        server.browser().get("/password-resets/" + code).expect(410);
    }
}
