package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.Session;
import app.parley.hub.value.Client;
import app.parley.hub.value.CloseReason;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.JoinOptions;
import app.parley.hub.value.Outbox;
import app.parley.hub.value.Topic;
import app.parley.kernel.RoomId;
import app.parley.people.AuthenticatedUser;
import app.parley.rest.Browser.Answer;
import app.parley.testing.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only admins see and end: sign-ins of others, guests, all rooms, settings, storage. */
class AdminEndpointsTest {
    private static final RoomId TEAM_ROOM = new RoomId("team-room");

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

    private static final class Socket implements Outbox {
        private @Nullable CloseReason closed;

        @Override
        public void send(Topic topic, EventEnvelope notice) {}

        @Override
        public boolean isBehind() {
            return false;
        }

        @Override
        public void dropped(Topic topic) {}

        @Override
        public void flush() {}

        @Override
        public void close(CloseReason why) {
            closed = why;
        }
    }

    private Session connect(Browser browser, Socket socket) {
        AuthenticatedUser who = server.signIn.byCookie(browser.cookie()).orElseThrow();
        return server.hub.open(
                who.person(), new Client(Client.Dialect.STOMP, "Safari on iOS", who.credential()), socket);
    }

    private Socket enter(Browser browser, RoomId room) {
        Socket socket = new Socket();
        server.hub
                .enter(connect(browser, socket), room, JoinOptions.PLAIN)
                .toCompletableFuture()
                .join();
        return socket;
    }

    private Browser guest(String name) {
        String code = bob.post("/invites", "{\"kind\":\"guest\",\"room\":\"team-room\"}")
                .expect(201)
                .field("/code");
        Browser guest = server.browser();
        guest.post("/invites/" + code + "/accept", "{\"displayName\":\"%s\"}".formatted(name))
                .expect(201);
        return guest;
    }

    private List<String> audit(String action) {
        return ada.get("/audit?action=" + action)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(entry ->
                        entry.get("actor").asText() + " " + entry.get("target").asText() + " "
                                + entry.get("detail").asText())
                .toList();
    }

    @Test
    void nobodyElseMayUseAnyOfThem() {
        Browser eve = guest("Eve");
        Map<String, String> operations = new TreeMap<>();
        Contract.ofThisVersion()
                .document()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (operation.getValue().path("tags").path(0).asText().equals("admin")) {
                        operations.put(operation.getKey() + " " + path.getKey(), path.getKey());
                    }
                }));
        assertThat(operations).hasSizeGreaterThan(8);
        operations.forEach((name, path) -> {
            String method = name.substring(0, name.indexOf(' ')).toUpperCase(Locale.ROOT);
            String real = path.replace("{user}", "ada").replaceAll("\\{\\w+}", "x");
            String body = method.equals("POST") ? "{}" : null;
            assertThat(bob.ask(method, real, body).expect(403).code()).as(name).isEqualTo("forbidden");
            eve.ask(method, real, body).expect(403);
            server.browser().ask(method, real, body).expect(401);
        });
    }

    @Test
    void anAdminSeesWhereSomebodyIsSignedInAndEndsOne() {
        Socket socket = new Socket();
        connect(bob, socket);
        Browser phone = server.browser();
        phone.signIn("bob", RestServer.PASSWORD).expect(200);

        JsonNode sessions = ada.get("/users/bob/sessions").expect(200).json().get("items");

        assertThat(sessions).hasSize(2);
        // Both began in one millisecond, so either may be first.
        JsonNode bobs =
                sessions.get("Test on Test".equals(sessions.get(0).get("device").asText()) ? 0 : 1);
        assertThat(bobs.fieldNames())
                .toIterable()
                .containsExactly("id", "createdAt", "lastSeenAt", "device", "address", "current", "push", "elsewhere");
        assertThat(bobs.get("device").asText()).isEqualTo("Test on Test");
        assertThat(bobs.get("address").asText()).isEqualTo("127.0.0.1");
        assertThat(sessions).allMatch(session -> !session.get("current").asBoolean());
        String first = bobs.get("id").asText();
        ada.delete("/users/bob/sessions/" + first, "If-Match", "\"1\"").expect(412);
        ada.delete("/users/bob/sessions/" + first).expect(204);
        assertThat(socket.closed).isEqualTo(CloseReason.SIGNED_OUT);
        bob.get("/session").expect(401);
        phone.get("/session").expect(200);
        ada.delete("/users/bob/sessions/" + first).expect(404);
        assertThat(audit("session.ended")).containsExactly("ada bob scope=one");
    }

    @Test
    void whoIsSignedOutEverywhereIsAndTokensStay() {
        Answer token = bob.post("/tokens", "{\"name\":\"Script\",\"scopes\":[\"admin\"],\"expiresAt\":null}")
                .expect(201);
        ada.delete("/users/bob/sessions").expect(204);

        bob.get("/session").expect(401);
        server.browser()
                .get("/session", "Authorization", "Bearer " + token.field("/secret"))
                .expect(200);
        assertThat(ada.get("/users/bob/sessions").json().get("items")).isEmpty();
        assertThat(audit("session.ended")).containsExactly("ada bob scope=all");
    }

    @Test
    void anAdminWhoSignsThemselvesOutEverywhereStaysHere() {
        Browser phone = server.browser();
        phone.signIn("ada", RestServer.PASSWORD).expect(200);

        ada.delete("/users/ada/sessions").expect(204);

        phone.get("/session").expect(401);
        assertThat(ada.get("/users/ada/sessions").expect(200).field("/items/0/current"))
                .isEqualTo("true");
    }

    @Test
    void anAccountThatIsNotThereHasNoSessions() {
        assertThat(ada.get("/users/nobody/sessions").expect(404).code()).isEqualTo("no-such-user");
        ada.delete("/users/nobody/sessions").expect(404);
        ada.delete("/users/bob/sessions/s_unknown").expect(404);
        ada.get("/users/bob/sessions?limit=0").expect(422);
    }

    @Test
    void guestsWhoAreHereAreShownWithTheirLinkAndPutOut() {
        Browser eve = guest("Eve");
        guest("Frank, who only has a cookie");
        Socket socket = enter(eve, TEAM_ROOM);

        JsonNode guests = ada.get("/admin/guests").expect(200).json().get("items");

        assertThat(guests).hasSize(1);
        JsonNode one = guests.get(0);
        assertThat(one.get("name").asText()).isEqualTo("Eve");
        assertThat(one.get("room").asText()).isEqualTo("team-room");
        assertThat(one.get("insideSince").asText()).isEqualTo("2026-03-02T09:00:00.000Z");
        assertThat(one.get("connection").asText()).isEqualTo("ok");
        assertThat(one.get("device").asText()).isEqualTo("Safari on iOS");
        assertThat(one.get("address").asText()).isEqualTo("127.0.0.1");
        assertThat(ada.get("/invites").json().get("items"))
                .extracting(invite -> invite.get("id"))
                .contains(one.get("invite"));
        String user = one.get("user").asText();
        ada.delete("/admin/guests/" + user).expect(204);

        assertThat(socket.closed).isEqualTo(CloseReason.SIGNED_OUT);
        eve.get("/session").expect(401);
        assertThat(ada.get("/admin/guests").json().get("items")).isEmpty();
        assertThat(ada.delete("/admin/guests/" + user).expect(404).code()).isEqualTo("no-such-user");
        assertThat(audit("guest")).containsExactly("ada " + user + " null");
    }

    @Test
    void anAccountIsNoGuestToPutOut() {
        ada.delete("/admin/guests/bob").expect(404);
        ada.delete("/admin/guests/No%20Name").expect(404);
        bob.get("/session").expect(200);
    }

    @Test
    void allRoomsAreListedAlsoThoseTheAdminMayNotEnter() {
        bob.post("/rooms", "{\"name\":\"Secret plans\",\"kind\":\"private\"}").expect(201);
        bob.post("/rooms", "{\"name\":\"Just now\",\"kind\":\"adhoc\"}").expect(201);
        enter(bob, new RoomId("secret-plans"));

        JsonNode rooms = ada.get("/admin/rooms").expect(200).json().get("items");

        assertThat(rooms)
                .extracting(room -> room.get("id").asText())
                .containsExactly("just-now", "secret-plans", "team-room");
        assertThat(rooms.get(1).at("/inside/0/user").asText()).isEqualTo("bob");
        assertThat(rooms.get(1).get("hosts").get(0).asText()).isEqualTo("bob");
        ada.get("/rooms/secret-plans").expect(404);
        assertThat(ada.get("/admin/rooms?limit=1").expect(200).field("/next")).isNotBlank();
    }

    @Test
    void whatGoesOnInARoomIsEndedAndTheRoomStays() {
        Browser eve = guest("Eve");
        enter(bob, TEAM_ROOM);
        server.clock.advance(Duration.ofSeconds(5));
        enter(eve, TEAM_ROOM);
        assertThat(ada.get("/calls?outcome=ongoing").json().get("items")).hasSize(1);

        ada.post("/rooms/team-room/end", "{}").expect(204);

        assertThat(ada.get("/rooms/team-room").expect(200).json().get("inside")).isEmpty();
        Answer call = ada.get("/calls?room=team-room").expect(200);
        assertThat(call.field("/items/0/endReason")).isEqualTo("ended");
        assertThat(ada.get("/calls?outcome=ongoing").json().get("items")).isEmpty();
        assertThat(ada.post("/rooms/team-room/end", "{}").expect(409).code()).isEqualTo("conflict");
        assertThat(ada.post("/rooms/nowhere/end", "{}").expect(404).code()).isEqualTo("no-such-room");
        assertThat(audit("room.ended")).containsExactly("ada team-room null");
        enter(bob, TEAM_ROOM);
    }

    @Test
    void theLogIsReadByWhatItsActionsAreAbout() {
        bob.signIn("bob", RestServer.PASSWORD).expect(200);
        bob.post("/rooms", "{\"name\":\"Garden\"}").expect(201);
        bob.delete("/session").expect(204);

        assertThat(actions("action=sign-in&action=sign-out")).containsExactly("sign-out.done", "sign-in.ok");
        assertThat(actions("action=room.created&action=sign-in.ok")).containsExactly("room.created", "sign-in.ok");
        assertThat(actions("action=room&actor=ada")).isEmpty();
        assertThat(ada.get("/audit?action=nonsense&action=sign&action=room")
                        .expect(422)
                        .field("/errors/0/field"))
                .isEqualTo("action");
    }

    private List<String> actions(String query) {
        return ada.get("/audit?" + query)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(entry -> entry.get("action").asText())
                .toList();
    }

    @Test
    void settingsAreShownWithoutTheirSecrets() {
        Answer settings = ada.get("/admin/settings").expect(200);

        assertThat(settings.text()).doesNotContain("hush");
        assertThat(settings.json().get("items"))
                .anySatisfy(one -> {
                    assertThat(one.get("name").asText()).isEqualTo("PARLEY_TURN_SECRET");
                    assertThat(one.get("value").isNull()).isTrue();
                    assertThat(one.get("source").asText()).isEqualTo("environment");
                    assertThat(one.get("secret").asBoolean()).isTrue();
                })
                .anySatisfy(one -> {
                    assertThat(one.get("name").asText()).isEqualTo("PARLEY_GUESTS");
                    assertThat(one.get("value").asText()).isEqualTo("invite");
                    assertThat(one.get("source").asText()).isEqualTo("default");
                });
    }
}
