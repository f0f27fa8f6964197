package app.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.testing.Await;
import app.parley.testing.Receiver;
import app.parley.testing.Receiver.Post;
import app.parley.testing.RestClient;
import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import app.parley.webhooks.Signature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
    private static final String PATH = "/api/v1/webhooks";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final TestApp app = TestApp.start(Map.of("PARLEY_WEBHOOK_PRIVATE", "true"));
    private final Receiver receiver = new Receiver();

    @BeforeEach
    void team() {
        app.setUp("ada", "Ada");
    }

    @AfterEach
    void stop() {
        app.close();
        receiver.close();
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return RestClient.json(answer);
    }

    private JsonNode subscribe(String... types) {
        String list = String.join("\",\"", types);
        return json(app.post("ada", PATH, "{\"url\":\"" + receiver.url() + "\",\"types\":[\"" + list + "\"]}"), 201);
    }

    private List<String> typesReceived() {
        return receiver.posts().stream().map(WebhooksTest::typeOf).toList();
    }

    private static String typeOf(Post post) {
        try {
            return new ObjectMapper().readTree(post.body()).get("type").asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theSecretIsShownOnce() {
        JsonNode made = subscribe("call.missed", "call.ended");

        assertThat(made.get("secret").asText()).matches("whsec_[A-Za-z0-9+/]{43}=");
        JsonNode listed = json(app.get("ada", PATH), 200).get("items").get(0);
        assertThat(listed.get("id")).isEqualTo(made.get("id"));
        assertThat(listed.has("secret")).isFalse();
        assertThat(listed.get("types")).extracting(JsonNode::asText).containsExactly("call.missed", "call.ended");
    }

    @Test
    void aMissedCallReachesTheSubscriber() {
        subscribe("call.ringing", "call.missed", "user.created");
        app.join("ada", "bob", "Bob");
        try (StompClient ada = StompClient.connectedByCookie(app.socket(), app.cookie("ada"))) {
            ada.send("/app/calls", "{\"type\":\"ring\",\"id\":\"r1\",\"to\":[\"bob\"],\"media\":\"audio\"}");

            receiver.awaitPosts(3);
        }
        assertThat(typesReceived()).containsExactly("user.created", "call.ringing", "call.missed");
        Post missed = receiver.posts().get(2);
        assertThat(missed.body()).contains("\"id\":\"" + missed.id() + "\"").contains("\"user\":\"bob\"");
    }

    @Test
    void theSpecificationsOwnLibraryVerifiesWhatCameAndNothingElse() throws Exception {
        String secret = subscribe("user.created").get("secret").asText();
        app.join("ada", "bora", "김보라");
        Post post = receiver.awaitPosts(1).get(0);
        Webhook library = new Webhook(secret);

        library.verify(post.body(), post.headers());

        assertThat(post.body()).contains("김보라");
        assertThatThrownBy(() -> library.verify(post.body().replace("bora", "bara"), post.headers()))
                .isInstanceOf(WebhookVerificationException.class);
        Webhook another = new Webhook(Signature.newSecret(new SecureRandom()));
        assertThatThrownBy(() -> another.verify(post.body(), post.headers()))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void visitsOfRoomsReachTheSubscriber() {
        subscribe("room.joined", "room.left");
        try (StompClient ada = StompClient.connectedByCookie(app.socket(), app.cookie("ada"))) {
            ada.subscribe("room", "/topic/rooms/team-room");
            receiver.awaitPosts(1);
            ada.unsubscribe("room");
            receiver.awaitPosts(2);
        }
        assertThat(typesReceived()).containsExactly("room.joined", "room.left");
    }

    @Test
    void aTestIsSentWhenAskedForAndCanBeSentAgain() {
        String path = PATH + "/" + subscribe("call.missed").get("id").asText();
        JsonNode asked = json(app.post("ada", path + "/ping", "{}"), 202);
        assertThat(asked.get("state").asText()).isEqualTo("pending");
        receiver.awaitPosts(1);
        Await.until(
                "delivered",
                PATIENCE,
                () -> json(app.get("ada", path + "/deliveries"), 200)
                        .at("/items/0/state")
                        .asText()
                        .equals("delivered"));
        json(app.post("ada", path + "/deliveries/" + asked.get("id").asText() + "/replay", "{}"), 202);

        List<Post> posts = receiver.awaitPosts(2);
        assertThat(typesReceived()).containsExactly("ping", "ping");
        assertThat(posts.get(1).id()).isEqualTo(posts.get(0).id());
        assertThat(posts.get(1).body()).isEqualTo(posts.get(0).body());
        assertThat(json(app.get("ada", path + "/deliveries?limit=1"), 200)
                        .get("next")
                        .isNull())
                .isFalse();
    }

    @Test
    void aWebhookIsChangedUnderGuardAndDeleted() {
        JsonNode made = subscribe("call.missed");
        String path = PATH + "/" + made.get("id").asText();

        JsonNode changed = json(app.patch("ada", path, "{\"types\":[\"room.left\"]}"), 200);
        assertThat(changed.get("types")).extracting(JsonNode::asText).containsExactly("room.left");
        assertThat(changed.get("url")).isEqualTo(made.get("url"));
        assertThat(changed.has("secret")).isFalse();

        assertThat(app.delete("ada", path).statusCode()).isEqualTo(204);
        assertThat(app.delete("ada", path).statusCode()).isEqualTo(404);
        assertThat(app.get("ada", path + "/deliveries").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        JsonNode problem = json(app.post("ada", PATH, "{\"url\":\"ftp://example.org\",\"types\":[\"ping\"]}"), 422);

        assertThat(problem.get("errors"))
                .extracting(error -> error.get("field").asText())
                .containsExactlyInAnyOrder("url", "types");
    }

    @Test
    void anEmptyUrlIsNone() {
        json(app.post("ada", PATH, "{\"url\":\"\",\"types\":[\"call.missed\"]}"), 422);
    }

    @Test
    void onlyAdminsSeeWebhooks() {
        app.join("ada", "bob", "Bob");
        String path = PATH + "/" + subscribe("call.missed").get("id").asText();

        for (String one : List.of(PATH, path + "/deliveries")) {
            assertThat(app.get("bob", one).statusCode()).isEqualTo(403);
        }
        assertThat(app.post("bob", path + "/ping", "{}").statusCode()).isEqualTo(403);
        assertThat(app.delete("bob", path).statusCode()).isEqualTo(403);
    }

    @Test
    void theHousesOwnNetworkIsClosedUnlessTheSettingOpensIt() {
        try (TestApp closed = TestApp.start()) {
            closed.setUp("ada", "Ada");
            JsonNode problem = json(
                    closed.post("ada", PATH, "{\"url\":\"" + receiver.url() + "\",\"types\":[\"call.missed\"]}"), 422);

            assertThat(problem.at("/errors/0/field").asText()).isEqualTo("url");
        }
    }
}
