package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTest {
    private final RestServer server = new RestServer();
    private Browser ada;
    private Browser bob;

    @BeforeEach
    void aTeam() {
        ada = server.firstAdmin();
        bob = server.newMember(ada, "bob");
        server.clock.advance(Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** What was done since the team was there, in order: action, actor, target, detail. */
    private List<String> done() {
        List<String> lines = new ArrayList<>();
        for (JsonNode entry :
                ada.get("/audit?from=2026-03-02T09:00:01Z").expect(200).json().get("items")) {
            assertThat(entry.get("address").asText()).isEqualTo("127.0.0.1");
            lines.add(
                    0,
                    "%s %s %s %s"
                            .formatted(
                                    entry.get("action").asText(),
                                    entry.get("actor").asText(),
                                    entry.get("target").asText(),
                                    entry.get("detail").asText()));
        }
        return lines;
    }

    @Test
    void howATeamBeginsIsToldNewestFirst() {
        JsonNode items = ada.get("/audit").expect(200).json().get("items");

        assertThat(items)
                .extracting(entry -> entry.get("action").asText())
                .containsExactly("sign-in.ok", "user.created", "setup.done");
        assertThat(items.get(1).get("id").asText()).isNotBlank();
        assertThat(items.get(1).get("at").asText()).isEqualTo("2026-03-02T09:00:00.000Z");
        assertThat(items.get(1).get("actor").asText()).isEqualTo("ada");
        assertThat(items.get(1).get("target").asText()).isEqualTo("bob");
        assertThat(items.get(1).get("address").asText()).isEqualTo("127.0.0.1");
        assertThat(items.get(1).get("detail").asText()).isEqualTo("role=member");
    }

    @Test
    void itIsForAdminsOnly() {
        bob.get("/audit").expect(403);
        server.browser().get("/audit").expect(401);
    }

    @Test
    void signingInAndOutIsToldButNoWordThatIsNobodysName() {
        bob.signIn("bob", "not the password").expect(401);
        bob.signIn("correct-horse", RestServer.PASSWORD).expect(401);
        bob.signIn("bob", RestServer.PASSWORD).expect(200);
        String session = server.signIn.byCookie(bob.cookie()).orElseThrow().credential();
        bob.delete("/session").expect(204);

        assertThat(done())
                .containsExactly(
                        "sign-in.failed null bob null",
                        "sign-in.failed null null null",
                        "sign-in.ok bob null via=page",
                        "sign-out.done bob " + session + " null");
    }

    @Test
    void whoGoesOnGuessingIsToldOnce() {
        for (int i = 0; i < 13; i++) {
            bob.signIn("bob", "not the password");
        }
        assertThat(done()).hasSize(11).endsWith("sign-in.failed null bob null", "sign-in.throttled null bob null");
    }

    @Test
    void changesOfAccountsAreTold() {
        ada.patch("/users/bob", "{\"role\":\"admin\",\"displayName\":\"Robert\"}")
                .expect(200);
        ada.patch("/users/bob", "{\"role\":\"admin\"}").expect(200);
        ada.delete("/users/bob").expect(204);
        ada.patch("/users/bob", "{\"active\":true}").expect(200);
        ada.put("/me/password", """
                {"currentPassword":"%s","newPassword":"another good one"}
                """.formatted(RestServer.PASSWORD)).expect(204);

        assertThat(done())
                .containsExactly(
                        "user.changed ada bob role=admin",
                        "user.changed ada bob displayName",
                        "user.disabled ada bob null",
                        "user.enabled ada bob null",
                        "password.changed ada ada null");
    }

    @Test
    void linksTokensAndRoomsAreTold() {
        String invite = bob.post("/invites", "{\"kind\":\"guest\",\"room\":\"team-room\"}")
                .field("/code");
        Browser guest = server.browser();
        String user = guest.post("/invites/" + invite + "/accept", "{\"displayName\":\"Eve\"}")
                .expect(201)
                .field("/user");
        String id = bob.get("/invites").json().at("/items/0/id").asText();
        ada.delete("/invites/" + id).expect(204);
        String token = bob.post("/tokens", "{\"name\":\"x\",\"scopes\":[\"signal\",\"read:calls\"]}")
                .field("/id");
        bob.delete("/tokens/" + token).expect(204);
        bob.post("/rooms", "{\"name\":\"Garden\"}").expect(201);
        bob.patch("/rooms/garden", "{\"capacity\":3,\"passcode\":\"x\"}").expect(200);
        bob.delete("/rooms/garden").expect(204);

        assertThat(done())
                .containsExactly(
                        "invite.created bob " + id + " kind=guest room=team-room",
                        "invite.used " + user + " " + id + " kind=guest",
                        "invite.revoked ada " + id + " null",
                        "token.created bob " + token + " scopes=read:calls,signal",
                        "token.revoked bob " + token + " null",
                        "room.created bob garden kind=team",
                        "room.changed bob garden capacity passcode",
                        "room.deleted bob garden null");
    }

    @Test
    void whoJoinsByALinkIsToldAsANewUserToo() {
        String code = bob.post("/invites", "{\"kind\":\"account\"}").field("/code");
        server.clock.advance(Duration.ofSeconds(1));
        server.browser()
                .post("/invites/" + code + "/accept", """
                {"username":"carol","displayName":"Carol","password":"%s"}
                """.formatted(RestServer.PASSWORD))
                .expect(201);
        String id = bob.get("/invites").json().at("/items/0/id").asText();

        assertThat(done())
                .containsExactly(
                        "invite.created bob " + id + " kind=account",
                        "invite.used carol " + id + " kind=account",
                        "user.created carol carol role=member");
    }

    @Test
    void aWrongTokenIsToldOnce() {
        for (int i = 0; i < 3; i++) {
            server.browser().get("/calls", "Authorization", "Bearer nonsense").expect(401);
        }
        assertThat(done()).containsExactly("token.refused null null null");
    }

    @Test
    void filtersAndPagesWorkAsInEveryList() {
        assertThat(ada.get("/audit?action=user.created&actor=ada&target=bob")
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(1);
        assertThat(ada.get("/audit?action=nonsense")
                        .expect(422)
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("action");
        ada.get("/audit?from=yesterday").expect(422);
        ada.get("/audit?limit=0").expect(422);
        ada.get("/audit?cursor=nonsense").expect(422);

        Browser.Answer first = ada.get("/audit?limit=2").expect(200);
        assertThat(first.header("Link")).contains("rel=\"next\"");
        JsonNode rest = ada.get("/audit?limit=2&cursor=" + first.field("/next")).json();
        assertThat(rest.get("items"))
                .extracting(entry -> entry.get("action").asText())
                .containsExactly("setup.done");
        assertThat(rest.get("next").isNull()).isTrue();
    }
}
