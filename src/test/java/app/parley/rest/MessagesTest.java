package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.Journal.ChatSaid;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final RestServer server = new RestServer();
    private final Browser admin = server.admin();
    private final Browser alice = server.member("alice");

    @BeforeEach
    void saySomething() {
        say("team-room", "m1", "one", NOON);
        say("team-room", "m2", "two", NOON.plusMillis(1));
        say("team-room", "m3", "three", NOON.plusMillis(2));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void listsTheNewestFirst() {
        Browser.Answer answer = alice.get("/rooms/team-room/messages").expect(200);

        assertThat(answer.json().at("/items/0").toString())
                .isEqualTo("{\"id\":\"m3\",\"user\":\"ada\",\"name\":\"Ada\",\"guest\":false,\"text\":\"three\","
                        + "\"at\":\"2026-03-01T12:00:00.002Z\"}");
        assertThat(texts(alice, "")).containsExactly("three", "two", "one");
    }

    @Test
    void pagesByCursor() {
        String next = alice.get("/rooms/team-room/messages?limit=2")
                .json()
                .at("/next")
                .asText();

        assertThat(texts(alice, "?limit=2&cursor=" + next)).containsExactly("one");
    }

    @Test
    void takesTimesAndIdsAsBounds() {
        assertThat(texts(alice, "?before=2026-03-01T12:00:00.002Z")).containsExactly("two", "one");
        assertThat(texts(alice, "?after=m1")).containsExactly("three", "two");
        assertThat(texts(alice, "?after=m1&before=m3")).containsExactly("two");
        alice.get("/rooms/team-room/messages?before=nothing").expect(422);
        alice.get("/rooms/team-room/messages?cursor=nothing").expect(422);
    }

    @Test
    void showsNobodyWhatWasSaidInARoomTheyMayNotEnter() {
        admin.post("/rooms", "{\"name\":\"Board\",\"id\":\"board\",\"kind\":\"private\",\"members\":[\"ada\"]}")
                .expect(201);
        say("board", "m1", "secret", NOON);

        assertThat(alice.get("/rooms/board/messages").expect(404).code()).isEqualTo("no-such-room");
        assertThat(alice.get("/rooms/nowhere/messages").expect(404).code()).isEqualTo("no-such-room");
        assertThat(alice.get("/rooms/no%20id/messages").expect(404).code()).isEqualTo("no-such-room");
        admin.get("/rooms/board/messages").expect(200);
        server.browser().get("/rooms/team-room/messages").expect(401);
    }

    @Test
    void showsNobodyWhatWasSaidBehindAPasscode() {
        admin.post("/rooms", "{\"name\":\"Vault\",\"id\":\"vault\",\"passcode\":\"1234\"}")
                .expect(201);
        say("vault", "m1", "secret", NOON);

        assertThat(alice.get("/rooms/vault/messages").expect(403).code()).isEqualTo("wrong-passcode");
        admin.get("/rooms/vault/messages").expect(200);
        admin.patch("/rooms/vault", "{\"hosts\":[\"ada\",\"alice\"]}").expect(200);
        alice.get("/rooms/vault/messages").expect(200);
    }

    private void say(String room, String id, String text, Instant at) {
        server.journal
                .record(new ChatSaid(new RoomId(room), id, new UserId("ada"), "Ada", text, at))
                .toCompletableFuture()
                .join();
    }

    private static List<String> texts(Browser browser, String query) {
        List<String> texts = new ArrayList<>();
        browser.get("/rooms/team-room/messages" + query)
                .expect(200)
                .json()
                .at("/items")
                .forEach(message -> texts.add(message.at("/text").asText()));
        return texts;
    }
}
