package app.parley.ws;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.kernel.Limits;
import app.parley.stomp.Command;
import app.parley.testing.SignalServer;
import app.parley.testing.SignalingFixture;
import app.parley.testing.StompClient;
import app.parley.testing.TestLimits;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The time that clients have, with shortened limits. */
class DeadlinesTest {
    private static final SocketTimeouts TIMEOUTS = new SocketTimeouts(
            Duration.ofMillis(800),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(500),
            Duration.ofMillis(800),
            Duration.ofMillis(50));

    private final SignalServer server = new SignalServer(shortened(), TIMEOUTS);

    private static Limits shortened() {
        return TestLimits.with(Duration.ofMillis(800), Duration.ofSeconds(2), 1_048_576, 524_288);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoDoesNotConnectInTimeIsSentAway() {
        try (StompClient client = new StompClient(server.ws(), Map.of())) {
            assertThat(client.next(Command.ERROR).header("code")).isEqualTo("unauthenticated");
            assertThat(client.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void whoAnswersPingsStaysAndWhoIsDeadGoes() throws IOException {
        try (StompClient alive = server.enters("alice");
                RawSocket dead = RawSocket.upgraded(server.port(), "v12.stomp")) {
            dead.frame(0x81, frame("CONNECT\naccept-version:1.2\nhost:h\nlogin:bob\npasscode:pw-bob\n\n\0"));
            dead.frame(0x81, frame("SUBSCRIBE\nid:1\ndestination:/topic/rooms/standup\n\n\0"));

            JsonNode reconnecting = StompClient.json(
                    alive.nextMessage(frame -> frame.body().contains("\"connection\":\"reconnecting\"")));

            assertThat(reconnecting.get("type").asText()).isEqualTo("peer-state");
            assertThat(alive.isOpen()).isTrue();
            assertThat(dead.endsSoon()).isTrue();
        }
    }

    @Test
    void whoPromisesHeartBeatsAndSendsNoneIsPingedAndGoesOnlyIfItDoesNotAnswer() throws IOException {
        try (RawSocket quiet = RawSocket.upgraded(server.port(), "v12.stomp")) {
            quiet.frame(
                    0x81, frame("CONNECT\naccept-version:1.2\nlogin:bob\npasscode:pw-bob\nheart-beat:10000,0\n\n\0"));
            assertThat(quiet.nextText()).startsWith("CONNECTED\n");

            // In more time than silence may last.
            for (int ping = 0; ping < 5; ping++) {
                assertThat(quiet.nextFrame()).isEqualTo(0x89);
                quiet.frame(0x8A, new byte[0]);
            }

            assertThat(quiet.endsSoon()).isTrue();
        }
    }

    private static byte[] frame(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aMessageOnceBegunHasToBeWholeInTime() throws IOException {
        try (RawSocket raw = RawSocket.upgraded(server.port(), "json")) {
            raw.nextFrame();
            raw.frame(0x01, "{".getBytes(StandardCharsets.UTF_8));

            assertThat(trickle(raw, 0x00)).isTrue();
        }
    }

    @Test
    void aHeaderThatTricklesInIsNoLife() throws IOException {
        try (RawSocket raw = RawSocket.upgraded(server.port(), "json")) {
            raw.nextFrame();
            raw.write(new byte[] {(byte) 0x81, (byte) 0xFF, 0, 0, 0});

            assertThat(raw.endsSoon()).isTrue();
        }
    }

    /** Keeps sending fragments, until the other side has had enough. */
    private static boolean trickle(RawSocket raw, int firstByte) {
        for (int i = 0; i < 200; i++) {
            try {
                raw.frame(firstByte, new byte[] {' '});
                raw.socket().setSoTimeout(50);
                if (raw.endsSoon()) {
                    return true;
                }
            } catch (IOException e) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aRequestWhoseHeadersDoNotEndIsCut() throws IOException {
        try (RawSocket raw = new RawSocket(server.port());
                RawSocket silent = new RawSocket(server.port())) {
            raw.write("GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websoc");

            assertThat(raw.endsSoon()).isTrue();
            assertThat(silent.endsSoon()).isTrue();
        }
    }

    @Test
    void heartBeatsComeAsAskedFor() {
        try (StompClient client = new StompClient(server.ws(), Map.of())) {
            client.connect("login", "alice", "passcode", "pw-alice", "heart-beat", "0,10000");

            assertThat(client.next((String text) -> text.equals("\n"))).isEqualTo("\n");
        }
    }

    @Test
    void whoIsCutComesBackAndMissesNothing() {
        StompClient alice = server.enters("alice");
        try (StompClient bob = server.enters("bob")) {
            String token = new StompFrames(alice).token();
            String seen = new StompFrames(alice).lastNumber();
            alice.cut();
            bob.nextMessage(frame -> frame.body().contains("reconnecting"));
            bob.sendAndWait(
                    "/app/rooms/" + SignalingFixture.STANDUP,
                    "{\"type\":\"message\",\"id\":\"1\",\"text\":\"missed\"}");
            try (StompClient again = new StompClient(server.ws(), Map.of())) {
                String resumed = again.connect(
                                "login", "alice", "passcode", "pw-alice", "resume", token, "last-message-id", seen)
                        .header("resumed");

                assertThat(resumed).isEqualTo("true");
                assertThat(again.nextBody("message").get("text").asText()).isEqualTo("missed");
                bob.nextMessage(frame -> frame.body().contains("\"connection\":\"ok\""));
            }
        }
    }

    @Test
    void aNewerSocketTakesOver() {
        try (StompClient alice = server.enters("alice");
                StompClient newer = new StompClient(server.ws(), Map.of())) {
            String token = new StompFrames(alice).token();

            newer.connect("login", "alice", "passcode", "pw-alice", "resume", token, "last-message-id", "1");

            assertThat(alice.closeCode()).isEqualTo(4409);
            newer.sendAndWait(
                    "/app/rooms/" + SignalingFixture.STANDUP, "{\"type\":\"message\",\"id\":\"1\",\"text\":\"here\"}");
            assertThat(newer.nextBody("message").get("text").asText()).isEqualTo("here");
        }
    }

    private record StompFrames(StompClient client) {
        String token() {
            return client.frames().stream()
                    .filter(frame -> frame.command() == Command.CONNECTED)
                    .findFirst()
                    .orElseThrow()
                    .header("resume-token");
        }

        String lastNumber() {
            return client.frames().stream()
                    .filter(frame -> frame.command() == Command.MESSAGE)
                    .reduce((first, second) -> second)
                    .orElseThrow()
                    .header("message-id");
        }
    }
}
