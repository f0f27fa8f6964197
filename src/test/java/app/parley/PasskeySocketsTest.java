package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sockets of a server that asks everybody for a passkey. */
class PasskeySocketsTest {
    @TempDir
    private Path data;

    @Test
    void neitherAPasswordNorASessionWithoutAPasskeyConnects() {
        String token;
        try (TestApp before = TestApp.start(data, Map.of())) {
            before.setUp("alice", "Alice");
            token = before.token("alice", "signal");
        }
        try (TestApp app = TestApp.start(data, Map.of("PARLEY_REQUIRE_PASSKEY", "true"))) {
            refused(app, Map.of("Cookie", app.cookie("alice")), Frame.of(Command.CONNECT, "accept-version", "1.2"));
            refused(
                    app,
                    Map.of(),
                    Frame.of(Command.CONNECT, "accept-version", "1.2", "login", "alice", "passcode", TestApp.PASSWORD));
            try (StompClient bot = StompClient.connected(app.socket(), "alice", token)) {
                assertThat(bot.isOpen()).isTrue();
            }
        }
    }

    private static void refused(TestApp app, Map<String, String> headers, Frame connect) {
        try (StompClient client = new StompClient(app.socket(), headers)) {
            client.send(connect);
            assertThat(client.next(Command.ERROR).header("code")).isEqualTo("passkey-required");
            assertThat(client.closeCode()).isEqualTo(4401);
        }
    }
}
