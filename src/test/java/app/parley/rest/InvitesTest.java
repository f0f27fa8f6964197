package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.Browser.Answer;
import app.parley.rest.http.RestJson;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvitesTest {
    private final RestServer server = new RestServer();
    private Browser ada;

    @BeforeEach
    void somebody() {
        ada = server.admin();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer invite(String body) {
        return ada.post("/invites", body).expect(201);
    }

    private static Answer join(Browser browser, String code, String username) {
        return browser.post("/invites/" + code + "/accept", """
                {"username":"%s","displayName":"New","password":"%s"}
                """.formatted(username, RestServer.PASSWORD));
    }

    @Test
    void aLinkTellsWhatItIsFor() {
        Answer invite = invite("{\"kind\":\"guest\",\"room\":\"team-room\"}");
        String code = invite.field("/code");

        assertThat(code).matches("[A-Za-z0-9_-]{22}");
        assertThat(invite.field("/url")).isEqualTo(server.url() + "/join/" + code);
        Answer seen = server.browser().get("/invites/" + code).expect(200);
        assertThat(seen.field("/kind")).isEqualTo("guest");
        assertThat(seen.field("/room/name")).isEqualTo("Team room");
        assertThat(seen.field("/invitedBy")).isEqualTo("Ada");
    }

    @Test
    void whoAcceptsAnAccountIsAMemberAndSignedIn() {
        Browser bob = server.browser();
        join(bob, invite("{\"kind\":\"account\"}").field("/code"), "bob").expect(201);

        assertThat(bob.get("/session").field("/role")).isEqualTo("member");
        assertThat(ada.get("/presence/bob").field("/status")).isEqualTo("offline");
    }

    @Test
    void aGuestNeedsANameAndGetsOneRoom() {
        Browser guest = server.browser();
        String code = invite("{\"kind\":\"guest\",\"room\":\"team-room\"}").field("/code");
        guest.post("/invites/" + code + "/accept", "{\"displayName\":\"Visitor\"}")
                .expect(201);

        Answer who = guest.get("/session").expect(200);
        assertThat(who.field("/user")).startsWith("guest-");
        assertThat(who.field("/name")).isEqualTo("Visitor");
        assertThat(who.field("/guest")).isEqualTo("true");
        assertThat(who.field("/room")).isEqualTo("team-room");
        guest.get("/ice-servers").expect(200);
        for (String path : List.of("/users", "/presence", "/rooms", "/invites")) {
            assertThat(guest.get(path).expect(403).code()).isEqualTo("forbidden");
        }
    }

    @Test
    void usesAreCountedHoweverManyTryAtOnce() {
        String code = invite("{\"kind\":\"account\",\"maxUses\":2}").field("/code");

        List<Integer> statuses = IntStream.range(0, 5)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> join(server.browser(), code, "new" + i).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(201, 201, 410, 410, 410);
        server.browser().get("/invites/" + code).expect(410);
        assertThat(ada.get("/invites").field("/items/0/uses")).isEqualTo("2");
    }

    @Test
    void aTakenNameCostsNoUse() {
        String code = invite("{\"kind\":\"account\",\"maxUses\":1}").field("/code");
        join(server.browser(), code, "ada").expect(409);
        join(server.browser(), code, "bob").expect(201);
    }

    @Test
    void expiredInvitesAreGone() {
        String expiry = RestJson.time(server.clock.instant().plus(Duration.ofHours(1)));
        String code = invite("{\"kind\":\"account\",\"expiresAt\":\"%s\"}".formatted(expiry))
                .field("/code");
        server.browser().get("/invites/" + code).expect(200);

        server.clock.advance(Duration.ofHours(1));
        assertThat(server.browser().get("/invites/" + code).expect(410).code()).isEqualTo("gone");
        join(server.browser(), code, "bob").expect(410);
    }

    @Test
    void revokedInvitesAreGoneAtOnce() {
        Answer invite = invite("{\"kind\":\"account\"}");
        ada.delete("/invites/" + invite.field("/id")).expect(204);

        server.browser().get("/invites/" + invite.field("/code")).expect(410);
        assertThat(ada.get("/invites").json().get("items")).isEmpty();
        ada.delete("/invites/" + invite.field("/id")).expect(404);
    }

    @Test
    void membersSeeAndRevokeTheirOwnOnly() {
        Browser bob = server.member("bob");
        String id = invite("{\"kind\":\"account\"}").field("/id");

        assertThat(bob.get("/invites").expect(200).json().get("items")).isEmpty();
        bob.delete("/invites/" + id).expect(404);
        bob.post("/invites", "{\"kind\":\"account\"}").expect(201);
        assertThat(ada.get("/invites").json().get("items")).hasSize(2);
    }

    @Test
    void wrongValuesAreNamed() {
        Answer refused = ada.post("/invites", """
                {"kind":"guest","room":"nowhere","expiresAt":"2001-01-01T00:00:00Z","maxUses":0}
                """).expect(422);

        assertThat(refused.json().get("errors"))
                .extracting(fault -> fault.get("field").asText())
                .containsExactlyInAnyOrder("room", "expiresAt", "maxUses");
        ada.post("/invites", "{\"kind\":\"king\"}").expect(422);
    }

    @Test
    void thirtyWrongCodesAreEnough() {
        Browser guesser = server.browser();
        for (int i = 0; i < 30; i++) {
            guesser.get("/invites/guess" + i).expect(404);
        }
        assertThat(guesser.get("/invites/guess").expect(429).header("Retry-After"))
                .isNotEmpty();
        server.clock.advance(Duration.ofMinutes(15));
        guesser.get("/invites/guess").expect(404);
    }

    @Test
    void twoHundredNewGuestsFromAnAddressAreEnough() {
        String code = invite("{\"kind\":\"guest\",\"room\":\"team-room\"}").field("/code");
        String path = "/invites/" + code + "/accept";
        for (int i = 0; i < 200; i++) {
            server.browser().post(path, "{\"displayName\":\"Visitor\"}").expect(201);
        }
        server.browser().post(path, "{\"displayName\":\"Visitor\"}").expect(429);
    }

    @Test
    void twentyNewAccountsFromAnAddressAreEnough() {
        String code = invite("{\"kind\":\"account\"}").field("/code");
        for (int i = 0; i < 20; i++) {
            join(server.browser(), code, "new" + i).expect(201);
        }
        join(server.browser(), code, "toomany").expect(429);
    }
}
