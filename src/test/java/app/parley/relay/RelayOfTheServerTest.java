package app.parley.relay;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.RestClient;
import app.parley.testing.TestApp;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relay as the house starts it: who gets credentials, what they are good for, and until when. */
class RelayOfTheServerTest {
    private static final Map<String, String> ANY_PORT = Map.of("PARLEY_RELAY", "on", "PARLEY_RELAY_PORT", "0");
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private Path data;

    private final List<TurnClient> clients = new ArrayList<>();
    private TestApp app;

    @AfterEach
    void stop() {
        clients.forEach(TurnClient::close);
        app.close();
    }

    @Test
    void iceServersNameTheHostThatWasAskedAndACredentialThatWorks() {
        start(Map.of());
        JsonNode granted = granted("ada");
        String port = granted.at("/iceServers/0/urls/0").asText().replaceFirst(".*:", "");
        assertThat(granted.at("/iceServers/0/urls").toString()).isEqualTo("[\"stun:localhost:" + port + "\"]");
        assertThat(granted.at("/iceServers/1/urls").toString())
                .isEqualTo("[\"turn:localhost:" + port + "?transport=udp\",\"turn:localhost:" + port
                        + "?transport=tcp\"]");
        assertThat(granted.at("/iceServers/1/username").asText()).endsWith(":ada");
        assertThat(client(granted).allocate().isSuccess()).isTrue();

        RestClient byAddress = new RestClient(app.origin().replace("localhost", "127.0.0.1"));
        byAddress.actAs(byAddress.origin());
        assertThat(RestClient.json(byAddress.get("ada", "/api/v1/ice-servers"))
                        .at("/iceServers/0/urls/0")
                        .asText())
                .isEqualTo("stun:127.0.0.1:" + port);
    }

    @Test
    void externalServersReplaceIt() {
        start(Map.of(
                "PARLEY_RELAY",
                "auto",
                "PARLEY_TURN_URLS",
                "turn:turn.example.com:3478",
                "PARLEY_TURN_SECRET",
                "theirs"));
        assertThat(granted("ada").toString()).contains("turn.example.com").doesNotContain("localhost");
    }

    @Test
    void aRestartInvalidatesNothing() {
        start(Map.of());
        JsonNode before = granted("ada");
        app.close();
        app = TestApp.start(data, ANY_PORT);
        String port = granted("ada").at("/iceServers/0/urls/0").asText().replaceFirst(".*:", "");
        assertThat(client(before, Integer.parseInt(port)).allocate().isSuccess())
                .isTrue();
    }

    @Test
    void whoIsDisabledLosesAllAndGetsNothingNew() {
        start(Map.of());
        app.join("ada", "bob", "Bob");
        JsonNode granted = granted("bob");
        TurnClient bob = client(granted);
        assertThat(bob.allocate().isSuccess()).isTrue();
        expect(200, app.patch("ada", "/api/v1/users/bob", "{\"active\":false}"));
        awaitEnd(bob);
        assertThat(client(granted).allocate().error()).isEqualTo(401);
    }

    @Test
    void whoIsErasedLosesAllAndGetsNothingNew() {
        start(Map.of());
        app.join("ada", "bob", "Bob");
        JsonNode granted = granted("bob");
        TurnClient bob = client(granted);
        assertThat(bob.allocate().isSuccess()).isTrue();
        expect(204, app.delete("ada", "/api/v1/users/bob"));
        awaitEnd(bob);
        assertThat(client(granted).allocate().error()).isEqualTo(401);
    }

    @Test
    void guestsWhoseInviteIsRevokedLoseAllAndGetNothingNewEvenAfterARestart() {
        start(Map.of());
        JsonNode invite =
                RestClient.json(app.post("ada", "/api/v1/invites", "{\"kind\":\"guest\",\"room\":\"team-room\"}"));
        String code = invite.get("code").asText();
        app.keep("guest", app.post(null, "/api/v1/invites/" + code + "/accept", "{\"displayName\":\"Visitor\"}"));
        JsonNode granted = granted("guest");
        TurnClient guest = client(granted);
        assertThat(guest.allocate().isSuccess()).isTrue();
        // Others' ends do not matter.
        app.join("ada", "bob", "Bob");
        app.delete("bob", "/api/v1/session");
        assertThat(guest.refresh(600).isSuccess()).isTrue();
        expect(204, app.delete("ada", "/api/v1/invites/" + invite.get("id").asText()));
        awaitEnd(guest);
        assertThat(client(granted).allocate().error()).isEqualTo(401);
        app.close();
        app = TestApp.start(data, ANY_PORT);
        String port = granted("ada").at("/iceServers/0/urls/0").asText().replaceFirst(".*:", "");
        assertThat(client(granted, Integer.parseInt(port)).allocate().error()).isEqualTo(401);
    }

    private void start(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(ANY_PORT);
        all.putAll(more);
        app = TestApp.start(data, all);
        app.setUp("ada", "Ada");
    }

    private JsonNode granted(String user) {
        return RestClient.json(app.get(user, "/api/v1/ice-servers"));
    }

    private TurnClient client(JsonNode granted) {
        String port = granted.at("/iceServers/0/urls/0").asText().replaceFirst(".*:", "");
        return client(granted, Integer.parseInt(port));
    }

    private TurnClient client(JsonNode granted, int port) {
        TurnClient client = TurnClient.udp(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .with(
                        granted.at("/iceServers/1/username").asText(),
                        granted.at("/iceServers/1/credential").asText());
        clients.add(client);
        return client;
    }

    private static void awaitEnd(TurnClient client) {
        Await.until("ended", SOON, () -> client.refresh(600).error() == 437);
    }

    private static void expect(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }
}
