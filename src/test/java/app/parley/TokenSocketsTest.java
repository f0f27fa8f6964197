package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import app.parley.testing.RestClient;
import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** API tokens over STOMP: protocol, section 2. */
@Isolated("it measures time")
class TokenSocketsTest {
    private static TestApp app;

    @BeforeAll
    static void start() {
        app = TestApp.start(Map.of("PARLEY_PUBLIC_URL", "https://parley.example"));
        app.actAs("https://parley.example");
        app.setUp("alice", "Alice");
        app.join("alice", "bob", "Bob");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static JsonNode token(String owner, String scope) {
        return RestClient.json(
                app.post(owner, "/api/v1/tokens", "{\"name\":\"Bot\",\"scopes\":[\"%s\"]}".formatted(scope)));
    }

    private static StompClient connected(String login, JsonNode token) {
        return StompClient.connected(app.socket(), login, token.get("secret").asText());
    }

    private static void refused(String login, String passcode, String code, int closeCode) {
        try (StompClient client = new StompClient(app.socket(), Map.of())) {
            client.send(Frame.of(
                    Command.CONNECT, "accept-version", "1.2", "host", "parley", "login", login, "passcode", passcode));
            assertThat(client.next(Command.ERROR).header("code")).isEqualTo(code);
            assertThat(client.closeCode()).isEqualTo(closeCode);
        }
    }

    @Test
    void aTokenConnectsInItsOwnersNameAndRevokingItEndsThatAtOnce() {
        JsonNode token = token("bob", "signal");
        try (StompClient bot = connected("bob", token)) {
            bot.subscribe("room", "/topic/rooms/team-room");
            Instant revoked = Instant.now();
            assertThat(app.delete("bob", "/api/v1/tokens/" + token.get("id").asText())
                            .statusCode())
                    .isEqualTo(204);

            assertThat(bot.closeCode()).isEqualTo(4401);
            assertThat(Duration.between(revoked, Instant.now())).isLessThan(Duration.ofSeconds(2));
        }
        refused("bob", token.get("secret").asText(), "unauthenticated", 4401);
    }

    @Test
    void onlyTheScopesSignalAndAdminConnect() {
        refused("bob", token("bob", "read:calls").get("secret").asText(), "unauthenticated", 4401);
        try (StompClient bot = connected("bob", token("bob", "admin"))) {
            assertThat(bot.isOpen()).isTrue();
        }
    }

    @Test
    void aTokenIsGoodForItsOwnersNameAlone() {
        refused("alice", token("bob", "signal").get("secret").asText(), "unauthenticated", 4401);
    }

    @Test
    void theTokensOfADisabledAccountDoNotConnect() {
        app.join("alice", "carol", "Carol");
        JsonNode token = token("carol", "signal");
        try (StompClient bot = connected("carol", token)) {
            app.delete("alice", "/api/v1/users/carol");
            assertThat(bot.closeCode()).isEqualTo(4403);
        }
        refused("carol", token.get("secret").asText(), "forbidden", 4403);
    }

    @Test
    void anUpgradeThatIsRefusedTellsBrowsersToStayOnHttps() throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(app.origin() + "/ws")).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(426);
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
    }
}
