package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.JsonClient;
import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Protocol, section 7: {@code logged}, and what GET /calls says then. */
class LoggedOverTheWireTest {
    private static TestApp app;

    @BeforeAll
    static void start() {
        app = TestApp.start(Map.of("PARLEY_GUESTS", "open"));
        app.setUp("ada", "Ada Admin");
        app.join("ada", "bob", "Bob Baek");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void whoHearsThatACallIsLoggedFindsItSo() {
        try (StompClient ada = listening("ada");
                StompClient bob = listening("bob")) {
            ada.sendAndWait("/app/calls", "{\"type\":\"ring\",\"id\":\"r1\",\"to\":[\"bob\"],\"media\":\"audio\"}");
            String call = bob.nextBody("ring").get("call").asText();
            assertThat(bob.nextBody("logged").get("call").asText()).isEqualTo(call);
            assertThat(outcome(call)).isEqualTo("ongoing");

            bob.sendAndWait("/app/calls/" + call, "{\"type\":\"decline\"}");
            assertThat(bob.nextBody("logged").get("call").asText()).isEqualTo(call);
            assertThat(outcome(call)).isEqualTo("declined");
        }
    }

    @Test
    void theJsonDialectHearsNothingOfIt() {
        try (StompClient bob = listening("bob");
                JsonClient mia = JsonClient.named(app.socket(), "Mia")) {
            Map<String, String> offer = Map.of("type", "offer", "sdp", "offer");
            mia.say(Map.of("type", "video-offer", "name", "Mia", "target", "bob", "sdp", offer));
            bob.sendAndWait("/app/calls/" + bob.nextBody("ring").get("call").asText(), "{\"type\":\"decline\"}");
            bob.nextBody("logged");
            mia.say(Map.of("type", "message", "text", "still here", "id", "x", "date", 1));
            mia.nextMessage("message");

            assertThat(mia.messages())
                    .noneMatch(message -> message.path("type").asText().equals("logged"));
        }
    }

    private static String outcome(String call) {
        JsonNode row = app.calls("bob").stream()
                .filter(logged -> logged.get("id").asText().equals(call))
                .findFirst()
                .orElseThrow();
        return row.get("outcome").asText();
    }

    private static StompClient listening(String user) {
        StompClient client = StompClient.connectedByCookie(app.socket(), app.cookie(user));
        client.subscribe("calls", "/user/queue/calls");
        return client;
    }
}
