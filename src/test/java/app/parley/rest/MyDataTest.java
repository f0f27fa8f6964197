package app.parley.rest;

import static app.parley.testing.Calls.call;
import static app.parley.testing.Calls.callee;
import static app.parley.testing.Calls.caller;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.Journal.CallChanged;
import app.parley.hub.value.Journal.ChatSaid;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MyDataTest {
    private final RestServer server = new RestServer();
    private Browser ada;
    private Browser bob;

    @BeforeEach
    void aTeamWithAPast() {
        ada = server.admin();
        bob = server.newMember(ada, "bob");
        server.journal
                .record(new CallChanged(call("c1")
                        .with(callee("bob", "joined"))
                        .with(caller("joined"))
                        .completed(60)))
                .toCompletableFuture()
                .join();
        server.journal
                .record(new ChatSaid(
                        new RoomId("team-room"),
                        "m1",
                        new UserId("bob"),
                        "BOB",
                        "good morning",
                        server.clock.instant()))
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theExportHoldsAllThatIsStoredOnMeAndNoSecret() {
        String secret = bob.post("/tokens", "{\"name\":\"Report\",\"scopes\":[\"signal\"]}")
                .field("/secret");
        bob.post("/invites", "{\"kind\":\"account\"}").expect(201);
        bob.post("/rooms", "{\"name\":\"Garden\",\"kind\":\"private\"}").expect(201);

        Browser.Answer export = bob.get("/me/export").expect(200);
        assertThat(export.header("Content-Disposition")).isEqualTo("attachment; filename=\"parley-bob.json\"");
        assertThat(export.header("Content-Type")).startsWith("application/json");
        assertThat(export.text()).doesNotContain(secret, bob.cookie(), "argon2");
        JsonNode all = export.json();
        assertThat(all.at("/profile/user").asText()).isEqualTo("bob");
        assertThat(all.at("/account/createdAt").asText()).isEqualTo("2026-03-02T09:00:00.000Z");
        assertThat(all.at("/sessions/0/address").asText()).isEqualTo("127.0.0.1");
        assertThat(all.at("/tokens/0/name").asText()).isEqualTo("Report");
        assertThat(all.at("/invites/0/kind").asText()).isEqualTo("account");
        assertThat(all.at("/rooms").toString())
                .isEqualTo("[{\"id\":\"garden\",\"name\":\"Garden\",\"member\":true,\"host\":true}]");
        assertThat(all.at("/calls/0/id").asText()).isEqualTo("c1");
        assertThat(all.at("/messages/0/text").asText()).isEqualTo("good morning");
        assertThat(all.at("/audit"))
                .extracting(entry -> entry.get("action").asText())
                .contains("sign-in.ok", "user.created", "data.exported");
    }

    @Test
    void aLongExportIsWholeAndEachThingInItOnce() {
        for (int i = 0; i < 450; i++) {
            server.journal.record(new ChatSaid(
                    new RoomId("team-room"), "n" + i, new UserId("bob"), "BOB", "n" + i, server.clock.instant()));
        }
        server.journal
                .record(new ChatSaid(
                        new RoomId("team-room"), "last", new UserId("bob"), "BOB", "last", server.clock.instant()))
                .toCompletableFuture()
                .join();

        JsonNode messages = bob.get("/me/export").expect(200).json().get("messages");
        assertThat(messages).hasSize(452);
        assertThat(messages).extracting(message -> message.get("id").asText()).doesNotHaveDuplicates();
    }

    @Test
    void whoErasesThemselvesIsGoneAndHistoryGoesOn() {
        String token = bob.post("/tokens", "{\"name\":\"Report\",\"scopes\":[\"admin\"]}")
                .field("/secret");
        bob.delete("/me/data").expect(204);

        assertThat(bob.cookie()).isEmpty();
        bob.signIn("bob", RestServer.PASSWORD).expect(401);
        bob.get("/session", "Authorization", "Bearer " + token).expect(401);
        ada.get("/users/bob").expect(404);
        ada.get("/presence/bob").expect(404);
        assertThat(ada.get("/users").json().get("items")).hasSize(1);
        JsonNode call = ada.get("/calls/c1").expect(200).json();
        assertThat(call.at("/people/0/user").asText()).startsWith("erased-");
        assertThat(call.at("/people/0/name").asText()).isEqualTo("Erased");
        JsonNode message = ada.get("/rooms/team-room/messages").json().at("/items/0");
        assertThat(message.get("user").asText())
                .isEqualTo(call.at("/people/0/user").asText());
        assertThat(message.get("name").asText()).isEqualTo("Erased");
        assertThat(message.get("text").asText()).isEqualTo("good morning");
        JsonNode entry = ada.get("/audit?action=user.erased").json().at("/items/0");
        assertThat(entry.get("actor").asText())
                .startsWith("erased-")
                .isEqualTo(entry.get("target").asText());
        assertThat(entry.get("address").isNull()).isTrue();
        assertThat(ada.get("/audit?target=bob").json().get("items")).isEmpty();
    }

    @Test
    void anAdminErasesSomebodyForGood() {
        ada.delete("/users/bob?erase=maybe").expect(422);
        ada.delete("/users/bob?erase=true", "If-Match", "\"stale\"").expect(412);
        ada.get("/users/bob").expect(200);
        ada.delete("/users/bob?erase=true").expect(204);

        ada.get("/users/bob").expect(404);
        ada.delete("/users/bob?erase=true").expect(404);
        bob.get("/session").expect(401);
        assertThat(ada.post("/users", """
                {"username":"bob","displayName":"Another","password":"%s"}
                """.formatted(RestServer.PASSWORD))
                        .expect(409)
                        .field("/detail"))
                .contains("once");
        JsonNode entry = ada.get("/audit").json().at("/items/0");
        assertThat(entry.get("actor").asText()).isEqualTo("ada");
        assertThat(entry.get("target").asText()).startsWith("erased-");
    }

    @Test
    void theLastAdminStays() {
        assertThat(ada.delete("/me/data").expect(409).code()).isEqualTo("conflict");
        assertThat(ada.delete("/users/ada?erase=true").expect(409).code()).isEqualTo("conflict");
        ada.get("/session").expect(200);

        ada.patch("/users/bob", "{\"role\":\"admin\"}").expect(200);
        ada.delete("/me/data").expect(204);
        bob.get("/users/ada").expect(404);
    }

    @Test
    void roomsLoseThemAndThoseThatNobodyIsLeftInGo() {
        server.member("carol");
        bob.post("/rooms", "{\"name\":\"Alone\",\"kind\":\"private\"}").expect(201);
        bob.post("/rooms", "{\"name\":\"Together\",\"kind\":\"private\",\"members\":[\"ada\",\"bob\"]}")
                .expect(201);
        ada.delete("/users/bob?erase=true").expect(204);

        JsonNode together = ada.get("/rooms/together").expect(200).json();
        assertThat(together.get("members").toString()).isEqualTo("[\"ada\"]");
        assertThat(together.get("hosts").toString()).isEqualTo("[\"ada\"]");
        ada.post("/rooms", "{\"name\":\"Alone\",\"id\":\"alone\"}").expect(201);
    }

    @Test
    void aGuestTakesAlongAndErasesWhatThereIs() {
        String code = ada.post("/invites", "{\"kind\":\"guest\",\"room\":\"team-room\"}")
                .field("/code");
        Browser guest = server.browser();
        guest.post("/invites/" + code + "/accept", "{\"displayName\":\"Eve\"}").expect(201);

        assertThat(guest.get("/me/export").expect(200).field("/profile/name")).isEqualTo("Eve");
        guest.delete("/me/data").expect(204);
        guest.get("/session").expect(401);
    }

    @Test
    void signedOutThereIsNothingToTakeOrErase() {
        server.browser().get("/me/export").expect(401);
        server.browser().delete("/me/data").expect(401);
        bob.onPageOf("https://elsewhere.example").delete("/me/data").expect(403);
        bob.get("/session").expect(200);
    }

    @Test
    void theRetentionRuleIsToldToWhoIsSignedIn() {
        assertThat(bob.get("/retention").expect(200).field("/days")).isEqualTo("90");
        String token = bob.post("/tokens", "{\"name\":\"Report\",\"scopes\":[\"read:calls\"]}")
                .field("/secret");
        server.browser().get("/retention", "Authorization", "Bearer " + token).expect(200);
        server.browser().get("/retention").expect(401);
    }
}
