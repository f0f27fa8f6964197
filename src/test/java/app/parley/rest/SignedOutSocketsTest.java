package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.Client;
import app.parley.hub.value.CloseReason;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.Outbox;
import app.parley.hub.value.Topic;
import app.parley.people.AuthenticatedUser;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is signed out over HTTP has no sockets any more when the answer comes. */
class SignedOutSocketsTest {
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

    private Socket socketOf(Browser browser) {
        AuthenticatedUser who = server.signIn.byCookie(browser.cookie()).orElseThrow();
        Socket socket = new Socket();
        server.hub.open(who.person(), new Client(Client.Dialect.STOMP, "Test", who.credential()), socket);
        return socket;
    }

    private Socket socketOfToken(String secret) {
        AuthenticatedUser who = server.signIn.byToken(secret, "127.0.0.1");
        Socket socket = new Socket();
        server.hub.open(who.person(), new Client(Client.Dialect.STOMP, "Test", who.credential()), socket);
        return socket;
    }

    private Browser onAnotherDevice() {
        Browser phone = server.browser();
        phone.signIn("bob", RestServer.PASSWORD).expect(200);
        return phone;
    }

    @Test
    void signingOutClosesThisSessionsSocketsOnly() {
        Socket phone = socketOf(onAnotherDevice());
        Socket laptop = socketOf(bob);
        bob.delete("/session").expect(204);

        assertThat(laptop.closed).isEqualTo(CloseReason.SIGNED_OUT);
        assertThat(phone.closed).isNull();
    }

    @Test
    void aNewPasswordClosesTheOthersSockets() {
        Socket phone = socketOf(onAnotherDevice());
        Socket laptop = socketOf(bob);
        bob.put("/me/password", """
                {"currentPassword":"%s","newPassword":"another good one"}
                """.formatted(RestServer.PASSWORD)).expect(204);

        assertThat(phone.closed).isEqualTo(CloseReason.SIGNED_OUT);
        assertThat(laptop.closed).isNull();
    }

    @Test
    void endingASessionClosesItsSockets() {
        Browser phone = onAnotherDevice();
        Socket socket = socketOf(phone);
        String id = server.signIn.byCookie(phone.cookie()).orElseThrow().credential();
        bob.delete("/me/sessions/" + id).expect(204);

        assertThat(socket.closed).isEqualTo(CloseReason.SIGNED_OUT);
    }

    @Test
    void revokingATokenClosesItsSocketsOnly() {
        Browser.Answer made = bob.post("/tokens", "{\"name\":\"Bot\",\"scopes\":[\"signal\"]}");
        Socket bot = socketOfToken(made.field("/secret"));
        Socket laptop = socketOf(bob);
        bob.delete("/tokens/" + made.field("/id")).expect(204);

        assertThat(bot.closed).isEqualTo(CloseReason.SIGNED_OUT);
        assertThat(laptop.closed).isNull();
    }

    @Test
    void aTokenThatExpiresTakesItsSocketsWithIt() {
        String secret = bob.post("/tokens", """
                {"name":"Bot","scopes":["signal"],"expiresAt":"2026-03-02T09:30:00Z"}
                """).field("/secret");
        Socket bot = socketOfToken(secret);
        server.clock.advance(Duration.ofMinutes(29));
        server.tokens.closeExpired();
        assertThat(bot.closed).isNull();

        server.clock.advance(Duration.ofMinutes(1));
        server.tokens.closeExpired();
        assertThat(bot.closed).isEqualTo(CloseReason.SIGNED_OUT);
    }

    @Test
    void aNewPasswordLeavesTheSocketsOfTokensOpen() {
        Socket bot = socketOfToken(bob.post("/tokens", "{\"name\":\"Bot\",\"scopes\":[\"signal\"]}")
                .field("/secret"));
        bob.put("/me/password", """
                {"currentPassword":"%s","newPassword":"another good one"}
                """.formatted(RestServer.PASSWORD)).expect(204);

        assertThat(bot.closed).isNull();
    }

    @Test
    void revokingAGuestInviteSignsItsGuestsOut() {
        Browser visitor = guestOf("v");
        Browser another = guestOf("w");
        Socket socket = socketOf(visitor);
        String id = ada.get("/invites").json().at("/items/0/id").asText();
        ada.delete("/invites/" + id).expect(204);

        assertThat(socket.closed).isEqualTo(CloseReason.SIGNED_OUT);
        visitor.get("/session").expect(401);
        another.get("/session").expect(200);
    }

    @Test
    void deletingARoomSignsItsGuestsOutAndALaterRoomOfTheSameIdIsNotTheirs() {
        ada.post("/rooms", "{\"name\":\"Hiring\"}").expect(201);
        String code = guestCode("hiring");
        Browser visitor = guestWith(code, "v");
        Browser another = guestOf("w");
        Socket socket = socketOf(visitor);
        ada.delete("/rooms/hiring").expect(204);
        ada.post("/rooms", "{\"name\":\"Hiring\"}").expect(201);

        assertThat(socket.closed).isEqualTo(CloseReason.SIGNED_OUT);
        visitor.get("/session").expect(401);
        server.browser().get("/invites/" + code).expect(410);
        another.get("/session").expect(200);
    }

    private Browser guestOf(String name) {
        return guestWith(guestCode("team-room"), name);
    }

    private String guestCode(String room) {
        return ada.post("/invites", "{\"kind\":\"guest\",\"room\":\"%s\"}".formatted(room))
                .expect(201)
                .field("/code");
    }

    private Browser guestWith(String code, String name) {
        server.clock.advance(Duration.ofSeconds(1));
        Browser guest = server.browser();
        guest.post("/invites/" + code + "/accept", "{\"displayName\":\"%s\"}".formatted(name))
                .expect(201);
        return guest;
    }

    @Test
    void disablingAnAccountClosesAllItsSockets() {
        Socket laptop = socketOf(bob);
        Socket phone = socketOf(onAnotherDevice());
        Socket admins = socketOf(ada);
        ada.delete("/users/bob").expect(204);

        assertThat(laptop.closed).isEqualTo(CloseReason.DISABLED);
        assertThat(phone.closed).isEqualTo(CloseReason.DISABLED);
        assertThat(admins.closed).isNull();
    }

    @Test
    void whoIsNoAdminAnyMoreComesBackAsAMember() {
        ada.patch("/users/bob", "{\"role\":\"admin\"}").expect(200);
        Socket socket = socketOf(bob);
        ada.patch("/users/bob", "{\"role\":\"member\"}").expect(200);

        assertThat(socket.closed).isEqualTo(CloseReason.SIGNED_OUT);
        assertThat(bob.get("/session").expect(200).field("/role")).isEqualTo("member");
    }
}
