package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.PushService;
import app.parley.testing.PushService.Message;
import app.parley.testing.RestClient;
import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bob has allowed notifications on a phone, and has no page open. */
class PushTest {
    private static final String PATH = "/api/v1/push";
    private static final String RING = "{\"type\":\"ring\",\"id\":\"r1\",\"to\":[\"bob\"],\"media\":\"video\"}";
    private static final String SIGN_IN = "{\"username\":\"bob\",\"password\":\"" + RestClient.PASSWORD + "\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Map<String, String> OPEN = Map.of("PARLEY_PUSH_PRIVATE", "true");

    private final PushService phone = new PushService();
    private TestApp app;
    private StompClient ada;

    @TempDir
    private Path data;

    @BeforeEach
    void bobSubscribes() {
        app = TestApp.start(data, OPEN);
        app.setUp("ada", "Ada");
        app.join("ada", "bob", "Bob");
        json(app.post("bob", PATH + "/subscriptions", phone.subscription()), 201);
        ada = caller(app);
    }

    @AfterEach
    void stop() {
        ada.close();
        app.close();
        phone.close();
    }

    private static StompClient caller(TestApp app) {
        StompClient client = StompClient.connectedByCookie(app.socket(), app.cookie("ada"));
        client.subscribe("calls", "/user/queue/calls");
        return client;
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return RestClient.json(answer);
    }

    private String ring() {
        ada.send("/app/calls", RING);
        return ada.nextBody("ringing").get("call").asText();
    }

    @Test
    void aRingWakesThePhoneAndTheCallerGivingUpLeavesAMissedCallThere() {
        String call = ring();

        Message ring = phone.awaitMessages(1).get(0);
        assertThat(ring.type()).isEqualTo("ring");
        assertThat(ring.body().get("call").asText()).isEqualTo(call);
        assertThat(ring.body().at("/from/name").asText()).isEqualTo("Ada");
        assertThat(ring.body().get("media").asText()).isEqualTo("video");
        Headers headers = ring.headers();
        assertThat(Integer.parseInt(headers.getFirst("TTL"))).isBetween(30, 45);
        assertThat(headers.getFirst("Urgency")).isEqualTo("high");
        assertThat(headers.getFirst("Topic")).matches("[\\w-]{1,32}");
        assertThat(headers.getFirst("Content-Encoding")).isEqualTo("aes128gcm");
        assertThat(headers.getFirst("Authorization"))
                .endsWith(", k="
                        + json(app.get("bob", PATH), 200).get("publicKey").asText());

        ada.send("/app/calls/" + call, "{\"type\":\"cancel\"}");
        Message over = phone.awaitMessages(2).get(1);
        assertThat(over.type()).isEqualTo("over");
        assertThat(over.body().get("outcome").asText()).isEqualTo("cancelled");
        assertThat(over.body().get("call").asText()).isEqualTo(call);
        assertThat(over.headers().getFirst("Topic")).isEqualTo(headers.getFirst("Topic"));
    }

    @Test
    void aDeclineWithoutASocketMayCarryWords() {
        String decline = "/api/v1/calls/" + ring() + "/decline";

        assertThat(app.post("bob", decline, "{\"text\":\"" + "x".repeat(141) + "\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(app.post("bob", decline, "{\"text\":\" In a meeting \"}").statusCode())
                .isEqualTo(204);

        assertThat(ada.nextBody("declined").get("text").asText()).isEqualTo("In a meeting");
    }

    @Test
    void thePhoneDeclinesWithTheCookieAlone() {
        String decline = "/api/v1/calls/" + ring() + "/decline";
        phone.awaitMessages(1);

        assertThat(app.post("ada", decline, "{}").statusCode()).isEqualTo(422);
        assertThat(app.post("bob", decline, "{}").statusCode()).isEqualTo(204);
        ada.nextBody("declined");
        assertThat(app.post("bob", decline, "{}").statusCode()).isEqualTo(409);
        assertThat(app.post("bob", "/api/v1/calls/c_unknown/decline", "{}").statusCode())
                .isEqualTo(404);
        assertThat(phone.awaitMessages(2).get(1).body().get("outcome").asText()).isEqualTo("declined");
    }

    @Test
    void aPhoneWhosePageIsOpenRingsThereAndOtherPhonesByPush() {
        try (PushService other = new PushService();
                StompClient page = StompClient.connectedByCookie(app.socket(), app.cookie("bob"))) {
            app.keep("bob elsewhere", app.post(null, "/api/v1/session", SIGN_IN));
            json(app.post("bob elsewhere", PATH + "/subscriptions", other.subscription()), 201);
            page.subscribe("calls", "/user/queue/calls");
            ring();

            page.nextBody("ring");
            assertThat(other.awaitMessages(1).get(0).type()).isEqualTo("ring");
            assertThat(phone.messages()).isEmpty();
        }
    }

    @Test
    void whatThePushServiceCannotTakeNowIsSentAgain() {
        phone.answer(503, 429);
        ring();

        assertThat(phone.awaitMessages(3)).extracting(Message::type).containsOnly("ring");
    }

    @Test
    void aPhoneThatIsGoneIsForgotten() {
        phone.answer(410);
        ring();
        phone.awaitMessages(1);

        Await.until(
                "forgotten",
                PATIENCE,
                () -> json(app.get("bob", PATH), 200).get("subscription").isNull());
        assertThat(ringable()).isFalse();
    }

    @Test
    void signingOutEndsTheNotifications() {
        assertThat(ringable()).isTrue();
        assertThat(app.delete("bob", "/api/v1/session").statusCode()).isEqualTo(204);

        assertThat(ringable()).isFalse();
        ada.send("/app/calls", RING);
        ada.nextBody("missed");
        assertThat(phone.messages()).isEmpty();
    }

    @Test
    void keysAndPhonesOutliveARestart() {
        String key = json(app.get("bob", PATH), 200).get("publicKey").asText();
        ada.close();
        app.close();
        app = TestApp.start(data, OPEN);
        ada = caller(app);

        ring();
        assertThat(phone.awaitMessages(1).get(0).headers().getFirst("Authorization"))
                .endsWith(", k=" + key);
    }

    @Test
    void aTestArrives() {
        String own = json(app.get("bob", PATH), 200).at("/subscription/id").asText();

        json(app.post("bob", PATH + "/subscriptions/" + own + "/test", "{}"), 202);
        assertThat(phone.awaitMessages(1).get(0).type()).isEqualTo("test");
        assertThat(app.post("ada", PATH + "/subscriptions/" + own + "/test", "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theOffSwitchPushesNothing() {
        ada.close();
        app.close();
        app = TestApp.start(data, Map.of("PARLEY_PUSH", "off", "PARLEY_PUSH_PRIVATE", "true"));
        ada = caller(app);

        JsonNode push = json(app.get("bob", PATH), 200);
        assertThat(push.get("enabled").asBoolean()).isFalse();
        assertThat(push.get("publicKey").isNull()).isTrue();
        assertThat(app.post("bob", PATH + "/subscriptions", phone.subscription())
                        .statusCode())
                .isEqualTo(403);
        ada.send("/app/calls", RING);
        ada.nextBody("missed");
        assertThat(phone.messages()).isEmpty();
    }

    @Test
    void messagesGoToPublicAddressesByHttpsOnlyUnlessTheSettingOpensMore() {
        try (TestApp closed = TestApp.start()) {
            closed.setUp("ada", "Ada");
            for (String endpoint : List.of(
                    "http://127.0.0.1:9/browser", "https://127.0.0.1:9/browser", "http://push.example.org/browser")) {
                String there = phone.subscription().replaceFirst("http://[^\"]*", endpoint);
                JsonNode problem = json(closed.post("ada", PATH + "/subscriptions", there), 422);

                assertThat(problem.at("/errors/0/field").asText()).as(endpoint).isEqualTo("endpoint");
            }
        }
    }

    private boolean ringable() {
        return json(app.get("ada", "/api/v1/presence/bob"), 200).get("ringable").asBoolean();
    }
}
