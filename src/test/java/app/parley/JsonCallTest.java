package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.JsonClient;
import app.parley.testing.TestApp;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Protocol, section 10: what two browsers with MDN's sample page say and hear, from the name to the row in the log. */
class JsonCallTest {
    private static TestApp app;

    @BeforeAll
    static void start() {
        app = TestApp.start(Map.of("PARLEY_GUESTS", "open"));
        app.setUp("ada", "Ada Admin");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void twoPeopleLogInChatCallAnswerHangUpAndAreInTheLogOnce() {
        try (JsonClient alice = JsonClient.named(app.socket(), "alice");
                JsonClient bob = JsonClient.named(app.socket(), "bob");
                JsonClient bystander = JsonClient.named(app.socket(), "alice")) {
            assertThat(bystander.name()).isEqualTo("alice1");
            assertThat(users(bystander)).containsExactly("alice", "alice1", "bob");

            chat(alice, bob, bystander);
            call(alice, bob);
            hangUp(alice, bob);

            assertThat(types(bystander)).containsExactly("id", "rejectusername", "userlist", "message");
        }
        Await.until(
                "logged",
                Duration.ofSeconds(10),
                () -> "completed".equals(onlyCall().path("outcome").asText()));
        JsonNode call = onlyCall();
        assertThat(call.get("kind").asText()).isEqualTo("direct");
        assertThat(call.get("durationSeconds").asLong()).isPositive();
        assertThat(call.get("people")).hasSize(2).allSatisfy(person -> {
            assertThat(person.get("guest").asBoolean()).isTrue();
            assertThat(person.get("outcome").asText()).isEqualTo("joined");
            assertThat(person.get("spans")).hasSize(1);
        });
        assertThat(call.get("people").findValuesAsText("name")).containsExactly("alice", "bob");
        assertThat(call.get("people").findValuesAsText("role")).containsExactly("caller", "callee");
    }

    private static void chat(JsonClient alice, JsonClient bob, JsonClient bystander) {
        bob.say(Map.of("type", "message", "text", "a < b & c", "id", "x", "date", 1));
        for (JsonClient hearer : List.of(alice, bob, bystander)) {
            JsonNode heard = hearer.nextMessage("message");
            assertThat(heard.get("name").asText()).isEqualTo("bob");
            assertThat(heard.get("text").asText()).isEqualTo("a &lt; b &amp; c");
            assertThat(heard.get("date").asLong()).isGreaterThan(1);
        }
        alice.say(Map.of("type", "message", "text", "psst", "target", "bob", "id", "x", "date", 1));
        assertThat(bob.nextMessage("message").get("text").asText()).isEqualTo("psst");
    }

    private static void call(JsonClient alice, JsonClient bob) {
        for (int offer = 1; offer <= 2; offer++) {
            alice.say(description("video-offer", "bob", "offer-" + offer));
            JsonNode heard = bob.nextMessage("video-offer");
            assertThat(heard.get("name").asText()).isEqualTo("alice");
            assertThat(heard.at("/sdp/sdp").asText()).isEqualTo("offer-" + offer);
        }
        alice.say(candidate("bob"));
        assertThat(bob.nextMessage("new-ice-candidate").get("name").asText()).isEqualTo("alice");
        bob.say(description("video-answer", "alice", "answer"));
        bob.say(candidate("alice"));
        assertThat(alice.nextMessage("video-answer").at("/sdp/sdp").asText()).isEqualTo("answer");
        assertThat(alice.nextMessage("new-ice-candidate").get("name").asText()).isEqualTo("bob");
    }

    private static void hangUp(JsonClient alice, JsonClient bob) {
        Instant answered = Instant.parse(onlyCall().get("answeredAt").asText());
        Await.until("talked", Duration.ofSeconds(10), () -> Instant.now().isAfter(answered.plusMillis(1_200)));
        Map<String, Object> message = new HashMap<>(Map.of("type", "hang-up", "name", "alice"));
        message.put("target", null);
        alice.say(message);
        assertThat(bob.nextMessage("hang-up").get("name").asText()).isEqualTo("alice");
    }

    private static JsonNode onlyCall() {
        List<JsonNode> calls = app.calls("ada");
        assertThat(calls).hasSize(1);
        return calls.get(0);
    }

    private static Map<String, Object> description(String type, String target, String sdp) {
        String kind = type.replace("video-", "");
        return Map.of("type", type, "name", "mallory", "target", target, "sdp", Map.of("type", kind, "sdp", sdp));
    }

    private static Map<String, Object> candidate(String target) {
        return Map.of("type", "new-ice-candidate", "target", target, "candidate", Map.of("candidate", "c"));
    }

    /** As the latest list names them. */
    private static List<String> users(JsonClient client) {
        List<JsonNode> lists = client.messages().stream()
                .filter(message -> message.get("type").asText().equals("userlist"))
                .toList();
        return lists.get(lists.size() - 1)
                .get("users")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> types(JsonClient client) {
        return client.messages().stream()
                .map(message -> message.get("type").asText())
                .toList();
    }
}
