package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.stomp.Frame;
import app.parley.testing.Await;
import app.parley.testing.JsonClient;
import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Protocol, section 10, the bridge: what goes over the sockets of both, and the rows that calls leave. */
class CallAcrossDialectsTest {
    private static TestApp app;

    @BeforeAll
    static void start() {
        app = TestApp.start(Map.of("PARLEY_GUESTS", "open"));
        app.setUp("ada", "Ada Admin");
        app.join("ada", "bob", "Bob Baek");
        app.join("ada", "carl", "Carl Choi");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void anOfferRingsIsAnsweredAndEndsInTheLogOfBoth() {
        try (StompClient bob = listening("bob");
                JsonClient mia = JsonClient.named(app.socket(), "Mia")) {
            assertThat(bob.frames().get(0).header("features")).contains("json-bridge");
            Await.until(
                    "bob is listed",
                    Duration.ofSeconds(10),
                    () -> mia.messages().stream()
                            .anyMatch(
                                    message -> message.path("users").toString().contains("\"bob\"")));

            mia.say(description("video-offer", "bob", "offer"));
            mia.say(candidate("bob"));
            JsonNode ring = bob.nextBody("ring");
            assertThat(ring.at("/from/name").asText()).isEqualTo("Mia");
            bob.sendAndWait("/app/calls/" + ring.get("call").asText(), "{\"type\":\"accept\"}");
            JsonNode peer = enters(bob, ring);
            assertThat(peer.get("dialect").asText()).isEqualTo("json");

            Frame offer = bob.nextMessage("video-offer");
            assertThat(offer.header("from")).isEqualTo(peer.get("peer").asText());
            assertThat(offer.header("user")).isEqualTo(peer.get("user").asText());
            assertThat(StompClient.json(offer).at("/sdp/sdp").asText()).isEqualTo("offer");
            assertThat(bob.nextBody("new-ice-candidate")
                            .at("/candidate/candidate")
                            .asText())
                    .isEqualTo("c");

            String toMia = "/app/rooms/%s/peers/%s"
                    .formatted(ring.get("room").asText(), peer.get("peer").asText());
            bob.sendAndWait(toMia, "{\"type\":\"video-answer\",\"sdp\":{\"type\":\"answer\",\"sdp\":\"answer\"}}");
            bob.sendAndWait(toMia, "{\"type\":\"new-ice-candidate\",\"candidate\":{\"candidate\":\"d\"}}");
            JsonNode answer = mia.nextMessage("video-answer");
            assertThat(answer.get("name").asText()).isEqualTo("bob");
            assertThat(answer.get("target").asText()).isEqualTo("Mia");
            assertThat(answer.at("/sdp/sdp").asText()).isEqualTo("answer");
            assertThat(mia.nextMessage("new-ice-candidate").get("name").asText())
                    .isEqualTo("bob");

            bob.sendAndWait(
                    "/app/rooms/" + ring.get("room").asText(), "{\"type\":\"message\",\"id\":\"1\",\"text\":\"<hi>\"}");
            assertThat(mia.nextMessage("message").get("text").asText()).isEqualTo("&lt;hi&gt;");

            mia.say(hangUp());
            assertThat(bob.nextBody("ended").get("reason").asText()).isEqualTo("left");
            assertLogged(ring, "Mia", "bob");
        }
    }

    @Test
    void aRingToAJsonClientIsAcceptedAtOnceAndTheNewcomerOffers() {
        try (StompClient bob = listening("bob");
                JsonClient carl = new JsonClient(app.socket(), Map.of("Cookie", app.cookie("carl")))) {
            carl.takeName("carl");
            bob.sendAndWait("/app/calls", "{\"type\":\"ring\",\"id\":\"r1\",\"to\":[\"carl\"],\"media\":\"video\"}");
            JsonNode ringing = bob.nextBody("ringing");
            assertThat(bob.nextBody("accepted").get("user").asText()).isEqualTo("carl");
            JsonNode peer = enters(bob, ringing);
            assertThat(peer.get("user").asText()).isEqualTo("carl");

            bob.sendAndWait(
                    "/app/rooms/%s/peers/%s"
                            .formatted(
                                    ringing.get("room").asText(),
                                    peer.get("peer").asText()),
                    "{\"type\":\"video-offer\",\"sdp\":{\"type\":\"offer\",\"sdp\":\"offer\"}}");
            assertThat(carl.nextMessage("video-offer").get("name").asText()).isEqualTo("bob");
            carl.say(description("video-answer", "bob", "answer"));
            carl.say(description("video-offer", "bob", "own offer"));
            assertThat(bob.nextBody("video-answer").at("/sdp/sdp").asText()).isEqualTo("answer");
            assertThat(bob.nextBody("video-offer").at("/sdp/sdp").asText()).isEqualTo("own offer");

            bob.unsubscribe("room");
            assertThat(carl.nextMessage("hang-up").get("name").asText()).isEqualTo("bob");
            assertLogged(ringing, "bob", "carl");
        }
    }

    @Test
    void aDeclinedOfferIsAHangUp() {
        try (StompClient bob = listening("bob");
                JsonClient mia = JsonClient.named(app.socket(), "Mo")) {
            mia.say(description("video-offer", "bob", "offer"));
            bob.sendAndWait("/app/calls/" + bob.nextBody("ring").get("call").asText(), "{\"type\":\"decline\"}");

            assertThat(mia.nextMessage("hang-up").get("name").asText()).isEqualTo("bob");
            mia.say(Map.of("type", "message", "text", "why?", "target", "bob", "id", "x", "date", 1));
            assertThat(mia.nextMessage("error").get("code").asText()).isEqualTo("no-such-call");
        }
    }

    private static StompClient listening(String user) {
        StompClient client = StompClient.connectedByCookie(app.socket(), app.cookie(user));
        client.subscribe("calls", "/user/queue/calls");
        return client;
    }

    /** @return the one who is there already */
    private static JsonNode enters(StompClient client, JsonNode call) {
        client.subscribe("room", "/topic/rooms/" + call.get("room").asText());
        JsonNode peers = client.nextBody("room").get("peers");
        assertThat(peers).hasSize(1);
        return peers.get(0);
    }

    private static void assertLogged(JsonNode call, String caller, String callee) {
        String id = call.get("call").asText();
        Await.until(
                "logged",
                Duration.ofSeconds(10),
                () -> app.calls("bob").stream()
                        .anyMatch(row -> row.get("id").asText().equals(id)
                                && row.get("outcome").asText().equals("completed")));
        List<JsonNode> rows = app.calls("bob").stream()
                .filter(row -> row.get("id").asText().equals(id))
                .toList();
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.get("people")).hasSize(2).allSatisfy(person -> {
                assertThat(person.get("outcome").asText()).isEqualTo("joined");
                assertThat(person.get("spans")).hasSize(1);
            });
            assertThat(row.at("/people/0/role").asText()).isEqualTo("caller");
            assertThat(row.get("people").findValuesAsText(caller.equals("Mia") ? "name" : "user"))
                    .contains(caller);
            assertThat(row.get("people").findValuesAsText("user")).contains(callee);
        });
    }

    private static Map<String, Object> description(String type, String target, String sdp) {
        String kind = type.replace("video-", "");
        return Map.of("type", type, "name", "x", "target", target, "sdp", Map.of("type", kind, "sdp", sdp));
    }

    private static Map<String, Object> candidate(String target) {
        return Map.of("type", "new-ice-candidate", "target", target, "candidate", Map.of("candidate", "c"));
    }

    private static Map<String, Object> hangUp() {
        Map<String, Object> message = new HashMap<>(Map.of("type", "hang-up", "name", "Mia"));
        message.put("target", null);
        return message;
    }
}
