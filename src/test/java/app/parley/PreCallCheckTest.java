package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.RestClient;
import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connection tests on their way into the log: protocol, section 5, {@code preCallCheck}. */
class PreCallCheckTest {
    private static final String ROOM = "team-room";
    private static final String REPORT = "{\"type\":\"quality\",\"samples\":[],\"preCallCheck\":%s}";
    private static final String CHECK = "{\"at\":\"2026-01-31T12:00:00.000Z\",\"results\":[%s]}";
    private static final String UDP = "{\"id\":\"relay-udp\",\"state\":\"failed\",\"code\":\"no-candidate\"}";
    private static final String MICROPHONE = "{\"id\":\"microphone\",\"state\":\"ok\",\"level\":0.5}";
    private static final String UPLOAD = "{\"id\":\"upload\",\"state\":\"ok\",\"kbps\":5200}";
    private static final String SERVER = "{\"id\":\"server\",\"state\":\"ok\",\"ms\":12}";

    private TestApp app;
    private StompClient alice;
    private StompClient bob;

    @BeforeEach
    void start() {
        app = TestApp.start();
        app.setUp("alice", "Alice Ahn");
        app.join("alice", "bob", "Bob Baek");
        alice = StompClient.connectedByCookie(app.socket(), app.cookie("alice"));
        bob = StompClient.connectedByCookie(app.socket(), app.cookie("bob"));
    }

    @AfterEach
    void stop() {
        alice.close();
        bob.close();
        app.close();
    }

    @Test
    void isShownWithTheCallAndTakenAlong() {
        meet();
        alice.sendAndWait("/app/rooms/" + ROOM, report(UPLOAD + "," + MICROPHONE + "," + SERVER + "," + UDP));

        JsonNode people = quality("bob").get("people");
        JsonNode check = person(people, "alice").get("preCallCheck");
        assertThat(check.toString())
                .isEqualTo(
                        "{\"at\":\"2026-01-31T12:00:00.000Z\",\"results\":["
                                + "{\"id\":\"microphone\",\"state\":\"ok\",\"code\":null,\"ms\":null,\"kbps\":null,\"level\":0.5},"
                                + "{\"id\":\"server\",\"state\":\"ok\",\"code\":null,\"ms\":12,\"kbps\":null,\"level\":null},"
                                + "{\"id\":\"relay-udp\",\"state\":\"failed\",\"code\":\"no-candidate\",\"ms\":null,\"kbps\":null,"
                                + "\"level\":null},"
                                + "{\"id\":\"upload\",\"state\":\"ok\",\"code\":null,\"ms\":null,\"kbps\":5200,\"level\":null}]}");
        assertThat(person(people, "bob").get("preCallCheck").isNull()).isTrue();
        assertThat(export("alice").at("/quality/0/preCallCheck")).isEqualTo(check);
        assertThat(export("bob").get("quality")).isEmpty();
    }

    @Test
    void aLaterOneReplacesIt() {
        meet();
        alice.sendAndWait("/app/rooms/" + ROOM, report(UDP + "," + UPLOAD));
        alice.sendAndWait("/app/rooms/" + ROOM, report(MICROPHONE));

        JsonNode results = person(quality("alice").get("people"), "alice").at("/preCallCheck/results");
        assertThat(results)
                .singleElement()
                .satisfies(result -> assertThat(result.get("id").asText()).isEqualTo("microphone"));
    }

    @Test
    void isRefusedWhileThereIsNoCallSoThatItCanBeSentAgain() {
        alice.subscribe("room", "/topic/rooms/" + ROOM);
        alice.send("/app/rooms/" + ROOM, report(UDP), "receipt", "early");

        assertThat(alice.nextBody("refused").get("code").asText()).isEqualTo("no-such-call");
        bob.subscribe("room", "/topic/rooms/" + ROOM);
        alice.sendAndWait("/app/rooms/" + ROOM, report(UDP));
        assertThat(person(quality("bob").get("people"), "alice").at("/preCallCheck/results"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"id\":\"relay-dtls\",\"state\":\"ok\"}",
                "{\"id\":\"upload\",\"state\":\"fine\"}",
                "{\"id\":\"upload\",\"state\":\"ok\"},{\"id\":\"upload\",\"state\":\"ok\"}",
                "{\"id\":\"upload\",\"state\":\"ok\",\"code\":\"Not a code\"}",
                "{\"id\":\"upload\",\"state\":\"ok\",\"kbps\":-1}",
                "{\"id\":\"microphone\",\"state\":\"ok\",\"level\":2}"
            })
    void whatIsNoCheckIsABadRequest(String results) {
        meet();
        alice.send("/app/rooms/" + ROOM, report(results), "receipt", "bad");

        assertThat(alice.nextBody("refused").get("code").asText()).isEqualTo("bad-request");
    }

    @Test
    void goesWithThePersonAndWithTheCall() {
        meet();
        bob.sendAndWait("/app/rooms/" + ROOM, report(MICROPHONE));
        assertThat(app.delete("bob", "/api/v1/me/data").statusCode()).isEqualTo(204);

        assertThat(quality("alice").get("people")).anySatisfy(person -> {
            assertThat(person.get("user").asText()).startsWith("erased-");
            assertThat(person.at("/preCallCheck/results")).hasSize(1);
        });
        String call = "/api/v1/calls/" + onlyCall("alice");
        Await.until(
                "the call is over",
                Duration.ofSeconds(20),
                () -> app.delete("alice", call).statusCode() == 204);
        assertThat(export("alice").get("quality")).isEmpty();
    }

    private void meet() {
        alice.subscribe("room", "/topic/rooms/" + ROOM);
        bob.subscribe("room", "/topic/rooms/" + ROOM);
    }

    private static String report(String results) {
        return REPORT.formatted(CHECK.formatted(results));
    }

    private JsonNode quality(String user) {
        return RestClient.json(app.get(user, "/api/v1/calls/" + onlyCall(user) + "/quality"));
    }

    private String onlyCall(String user) {
        String id = app.calls(user).get(0).get("id").asText();
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private JsonNode export(String user) {
        return RestClient.json(app.get(user, "/api/v1/me/export"));
    }

    private static JsonNode person(JsonNode people, String user) {
        for (JsonNode person : people) {
            if (person.get("user").asText().equals(user)) {
                return person;
            }
        }
        throw new AssertionError(user + " is not among " + people);
    }
}
