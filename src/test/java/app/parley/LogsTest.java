package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import app.parley.testing.StompClient;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running server prints: one line an event, and nothing that is nobody's business. */
class LogsTest {
    private static final String FAR_AWAY = "203.0.113.7";
    private static final String OFFER = "{\"type\":\"offer\",\"sdp\":\"v=0 o=hush-sdp\"}";

    private static final String UPGRADE = """
            GET /ws HTTP/1.1
            Host: localhost
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Version: 13
            X-Request-Id: from-the-router

            """;

    @TempDir
    private Path data;

    @Test
    void everyLineIsJsonAndNoneTellsASecretASignalOrAnAddress() throws Exception {
        Map<String, String> environment = Map.of(
                "PARLEY_LOG", "json",
                "PARLEY_STORE_ADDRESSES", "false",
                "PARLEY_TRUSTED_PROXIES", "127.0.0.0/8,::1",
                "PARLEY_METRICS_TOKEN", "hush-metrics");
        String output;
        String cookie;
        String token;
        try (ServerProcess server = ServerProcess.launch(data, environment).awaitReady()) {
            RestClient people = new RestClient(server.origin());
            server.awaitOutput("/setup?token=", Duration.ofSeconds(20));
            people.setUp(server.setupLink().replace("\"}", ""), "alice", "Alice");
            cookie = people.cookie("alice").replaceFirst(".*=", "");
            token = people.token("alice", "admin");
            signal(people);
            unhappy(server);
            assertThat(answerToAnUpgrade(server.port())).contains("from-the-router");
            server.terminate();
            server.awaitExit(Duration.ofSeconds(30));
            output = server.output();
        }

        assertThat(output).contains("\"message\":\"Parley is ready at http://localhost:");
        ObjectMapper json = new ObjectMapper();
        for (String line : output.lines().toList()) {
            assertThat(json.readTree(line).fieldNames())
                    .toIterable()
                    .as(line)
                    .contains("time", "level", "logger", "message");
        }
        assertThat(output)
                .doesNotContain(
                        cookie, token, "hush-metrics", "hush-sdp", RestClient.PASSWORD, "wrong-password", FAR_AWAY);
    }

    private static void signal(RestClient people) {
        try (StompClient alice = StompClient.connectedByCookie(people.socket(), people.cookie("alice"))) {
            alice.subscribe("room", "/topic/rooms/team-room");
            alice.send("/app/rooms/team-room/peers/nobody", OFFER);
            alice.sendAndWait("/app/rooms/team-room", "{\"type\":\"message\",\"id\":\"m1\",\"text\":\"hush-sdp\"}");
            alice.send("/app/nowhere", OFFER);
        }
    }

    private static void unhappy(ServerProcess server) {
        List<String> requests = List.of(
                "GET /api/v1/users HTTP/1.1\r\nAuthorization: Bearer hush-metrics-not",
                "GET /setup?token=hush-metrics HTTP/1.1",
                "POST /api/v1/session HTTP/1.1\r\nOrigin: " + server.origin()
                        + "\r\nContent-Type: application/json\r\nContent-Length: 45",
                "NONSENSE hush-sdp",
                "GET /ws HTTP/1.1\r\nUpgrade: websocket");
        for (String request : requests) {
            ask(
                    server.port(),
                    request + "\r\nHost: localhost:" + server.port() + "\r\nX-Forwarded-For: " + FAR_AWAY
                            + "\r\nConnection: close\r\n\r\n{\"username\":\"alice\",\"password\":\"wrong-password\"");
        }
    }

    private static String ask(int port, String request) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.setSoTimeout(20_000);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** The socket goes by the id that its upgrade's answer names. */
    private static String answerToAnUpgrade(int port) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(UPGRADE.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) socket.getInputStream().read());
            }
            return head.toString();
        }
    }
}
