package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Receiver;
import app.parley.testing.RestClient;
import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ada, who is in no call, ends those of Bob and Carol. */
class AdminEndsCallTest {
    private static final String RING = "{\"type\":\"ring\",\"id\":\"%s\",\"to\":[\"carol\"],\"media\":\"audio\"}";

    private static TestApp app;

    private StompClient bob;
    private StompClient carol;

    @BeforeAll
    static void team() {
        app = TestApp.start(Map.of("PARLEY_WEBHOOK_PRIVATE", "true"));
        app.setUp("ada", "Ada");
        app.join("ada", "bob", "Bob");
        app.join("ada", "carol", "Carol");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void theyListen() {
        bob = listening("bob");
        carol = listening("carol");
    }

    @AfterEach
    void theyGo() {
        bob.close();
        carol.close();
    }

    private static StompClient listening(String user) {
        StompClient client = StompClient.connectedByCookie(app.socket(), app.cookie(user));
        client.subscribe("calls", "/user/queue/calls");
        return client;
    }

    private JsonNode rings(String id) {
        bob.sendAndWait("/app/calls", RING.formatted(id));
        return carol.nextBody("ring");
    }

    private static HttpResponse<String> end(String user, String call) {
        return app.post(user, "/api/v1/calls/" + call + "/end", "{}");
    }

    private static String code(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return RestClient.json(answer).get("code").asText();
    }

    @Test
    void bothHearTheEndTheLogSaysWhyAndSubscribersAreTold() {
        try (Receiver receiver = new Receiver()) {
            app.post("ada", "/api/v1/webhooks", """
                    {"url":"%s","types":["call.ended"]}""".formatted(receiver.url()));
            JsonNode ring = rings("talk");
            String call = ring.get("call").asText();
            String room = "/topic/rooms/" + ring.get("room").asText();
            carol.sendAndWait("/app/calls/" + call, "{\"type\":\"accept\"}");
            bob.subscribe("room", room);
            carol.subscribe("room", room);

            HttpResponse<String> answer = end("ada", call);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode ended = RestClient.json(answer);
            assertThat(ended.get("outcome").asText()).isEqualTo("completed");
            assertThat(ended.get("endReason").asText()).isEqualTo("ended");
            assertThat(RestClient.json(app.get("bob", "/api/v1/calls/" + call)).get("endedAt"))
                    .isEqualTo(ended.get("endedAt"));
            for (StompClient person : new StompClient[] {bob, carol}) {
                JsonNode told = person.nextBody("ended");
                JsonNode toldToo = person.nextBody("ended");
                assertThat(told.get("reason").asText()).isEqualTo("ended");
                assertThat(toldToo.get("reason").asText()).isEqualTo("ended");
                assertThat(told.has("durationSeconds") || toldToo.has("durationSeconds"))
                        .as("once for the call, once for its room")
                        .isTrue();
            }
            assertThat(receiver.awaitPosts(1).get(0).body()).contains("\"endReason\":\"ended\"");
            JsonNode entry = RestClient.json(app.get("ada", "/api/v1/audit?action=call.ended"))
                    .at("/items/0");
            assertThat(entry.get("actor").asText()).isEqualTo("ada");
            assertThat(entry.get("target").asText()).isEqualTo(call);
            assertThat(code(end("ada", call), 409)).isEqualTo("call-over");
        }
    }

    @Test
    void aRingIsCancelledForWhomeverItRings() {
        String call = rings("ring").get("call").asText();

        JsonNode ended = RestClient.json(end("ada", call));

        assertThat(ended.get("outcome").asText()).isEqualTo("cancelled");
        assertThat(carol.nextBody("cancelled").get("call").asText()).isEqualTo(call);
        assertThat(bob.nextBody("cancelled").get("call").asText()).isEqualTo(call);
    }

    @Test
    void aRoomThatStaysCanBeEnteredAgain() {
        bob.subscribe("room", "/topic/rooms/team-room");
        carol.subscribe("room", "/topic/rooms/team-room");
        String call = bob.nextBody("room-changed").at("/room/call/id").asText();

        end("ada", call);
        bob.nextBody("ended");
        bob.subscribe("again", "/topic/rooms/team-room");

        assertThat(bob.nextBody("room").at("/peers")).isEmpty();
    }

    @Test
    void nobodyElseMayAndWhatIsNotThereIsSaid() {
        String call = rings("theirs").get("call").asText();

        assertThat(code(end("bob", call), 403)).isEqualTo("forbidden");
        assertThat(code(end("ada", "c_unknown"), 404)).isEqualTo("no-such-call");
        carol.sendAndWait("/app/calls/" + call, "{\"type\":\"decline\"}");
        assertThat(code(end("ada", call), 409)).isEqualTo("call-over");
    }
}
