package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import app.parley.testing.StompClient;
import app.parley.testing.Talk;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when the process is killed in the middle of a call. */
class CrashTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** A short time in which people may come back to their calls. */
    private static final Map<String, String> BRIEFLY = Map.of("PARLEY_LIMIT_RESUME_WINDOW_MS", "2000");

    @TempDir
    private Path data;

    @Test
    void nothingReceiptedIsLostNoCallStaysOpenAndPeopleAreStillSignedIn() {
        int port = ServerProcess.freePort();
        RestClient people = new RestClient("http://localhost:" + port);
        Set<String> receipted;
        Instant killedAt;
        String adHoc;
        try (ServerProcess server = ServerProcess.launch(data, port, BRIEFLY).awaitReady();
                Talk talk = Talk.start(server, people)) {
            adHoc = RestClient.json(people.post("alice", "/api/v1/rooms", "{\"name\":\"Quick\",\"kind\":\"adhoc\"}"))
                    .get("id")
                    .asText();
            talk.people().get(0).subscribe("alone", "/topic/rooms/" + adHoc);
            receipted = talk.chat(100);
            server.kill();
            killedAt = Instant.now();
            receipted.addAll(talk.receipted());
        }

        try (ServerProcess again = ServerProcess.launch(data, port, BRIEFLY).awaitReady()) {
            assertThat(Talk.storedIds(people)).containsAll(receipted);
            Await.until(
                    "closed",
                    SOON,
                    () -> !"ongoing".equals(call(people).get("outcome").asText()));
            JsonNode call = call(people);
            assertThat(call.get("outcome").asText()).isEqualTo("interrupted");
            assertThat(Instant.parse(call.get("endedAt").asText()))
                    .isAfterOrEqualTo(Instant.parse(call.get("startedAt").asText()))
                    .isBetween(killedAt.minusSeconds(11), killedAt);
            assertThat(call.get("people"))
                    .hasSize(2)
                    .allSatisfy(
                            person -> assertThat(person.at("/spans/0/leftAt")).isEqualTo(call.get("endedAt")));
            Await.until(
                    "gone",
                    SOON,
                    () -> people.get("alice", "/api/v1/rooms/" + adHoc).statusCode() == 404);
            assertThat(people.get("bob", "/api/v1/session").statusCode()).isEqualTo(200);
            try (StompClient bob = StompClient.connectedByCookie(people.socket(), people.cookie("bob"))) {
                assertThat(bob.isOpen()).isTrue();
            }
            assertThat(again.output()).doesNotContain("ERROR");
        }
    }

    private static JsonNode call(RestClient people) {
        assertThat(people.calls("alice")).hasSize(1);
        return people.calls("alice").get(0);
    }
}
