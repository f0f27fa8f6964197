package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import app.parley.testing.TestApp;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks of a whole server. */
class ChecksOfTheServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> IDS = List.of(
            "storage",
            "public-url",
            "https",
            "tls",
            "websocket",
            "relay-udp",
            "relay-tcp",
            "relay-tls",
            "turn",
            "clock",
            "disk",
            "backup");

    @TempDir
    private Path data;

    @Test
    void aServerChecksItselfAfterItsStart() {
        int port = ServerProcess.freePort();
        String relayPort = Integer.toString(ServerProcess.freePort());
        Map<String, String> settings = Map.of(
                "PARLEY_PUBLIC_URL", "http://localhost:" + port, "PARLEY_RELAY", "on", "PARLEY_RELAY_PORT", relayPort);
        try (ServerProcess server = ServerProcess.launch(data, port, settings).awaitReady()) {
            RestClient people = new RestClient(server.origin());
            server.awaitOutput("/setup", PATIENCE);
            people.setUp(server.setupLink(), "ada", "Ada");
            Map<String, String> codes = awaitCodes(people);

            assertThat(codes)
                    .containsEntry("storage", "storage-temporary")
                    .containsEntry("public-url", "this-server")
                    .containsEntry("https", "this-machine-only")
                    .containsEntry("tls", "no-own-certificate")
                    .containsEntry("websocket", "socket-open")
                    .containsEntry("relay-udp", "relayed")
                    .containsEntry("relay-tcp", "relayed")
                    .containsEntry("relay-tls", "relay-no-certificate")
                    .containsEntry("turn", "own-relay")
                    .containsEntry("clock", "clock-right");
            assertThat(server.output()).contains("Check storage: ").doesNotContain("Check public-url");
        }
    }

    @Test
    void adminsMayReadThemAndRunThemAgainAndNobodyElse() {
        String nobody = "http://localhost:" + ServerProcess.freePort();
        try (TestApp app = TestApp.start(Map.of("PARLEY_PUBLIC_URL", nobody))) {
            app.actAs(nobody);
            app.setUp("ada", "Ada");
            JsonNode before = checks(app);
            assertThat(before.get("running").asBoolean()).isFalse();
            assertThat(before.get("items"))
                    .extracting(item -> item.get("id").asText())
                    .isEqualTo(IDS);
            assertThat(before.get("items"))
                    .allSatisfy(item -> assertThat(item.get("code").asText()).isEqualTo("not-yet"));

            var begun = app.post("ada", "/api/v1/checks", "{}");
            assertThat(begun.statusCode()).isEqualTo(202);
            assertThat(RestClient.json(begun).get("items")).hasSize(IDS.size());
            assertThat(awaitCodes(app))
                    .containsEntry("public-url", "nobody-listens")
                    .containsEntry("websocket", "nobody-listens")
                    .containsEntry("clock", "not-reached")
                    .containsEntry("relay-udp", "relay-off")
                    .containsEntry("turn", "no-relay");

            app.join("ada", "bob", "Bob");
            assertThat(app.get("bob", "/api/v1/checks").statusCode()).isEqualTo(403);
            assertThat(app.post("bob", "/api/v1/checks", "{}").statusCode()).isEqualTo(403);
            assertThat(app.get(null, "/api/v1/checks").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aRelayWhosePortIsTakenIsAWarning() {
        try (TestApp first = TestApp.start(Map.of("PARLEY_RELAY", "on", "PARLEY_RELAY_PORT", "0"))) {
            first.setUp("ada", "Ada");
            String taken = RestClient.json(first.get("ada", "/api/v1/ice-servers"))
                    .at("/iceServers/0/urls/0")
                    .asText()
                    .replaceFirst(".*:", "");
            try (TestApp second = TestApp.start(Map.of("PARLEY_RELAY", "auto", "PARLEY_RELAY_PORT", taken))) {
                second.setUp("ada", "Ada");
                second.post("ada", "/api/v1/checks", "{}");
                assertThat(awaitCodes(second))
                        .containsEntry("relay-udp", "relay-not-started")
                        .containsEntry("relay-tcp", "relay-not-started")
                        .containsEntry("turn", "no-relay");
            }
        }
    }

    private static Map<String, String> awaitCodes(RestClient people) {
        Await.until(
                "checked",
                PATIENCE,
                () -> !checks(people).get("running").asBoolean()
                        && !checks(people).at("/items/0/checkedAt").isNull());
        Map<String, String> codes = new HashMap<>();
        checks(people)
                .get("items")
                .forEach(item ->
                        codes.put(item.get("id").asText(), item.get("code").asText()));
        return codes;
    }

    private static JsonNode checks(RestClient people) {
        return RestClient.json(people.get("ada", "/api/v1/checks"));
    }
}
