package app.parley.ws;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.kernel.Limits;
import app.parley.stomp.Frame;
import app.parley.stomp.FrameCodec;
import app.parley.testing.Await;
import app.parley.testing.SignalServer;
import app.parley.testing.SignalingFixture;
import app.parley.testing.SocketClient;
import app.parley.testing.StompClient;
import app.parley.testing.TestLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Protocol, section 9: 4408. Alice does not read. */
class SlowReaderTest {
    private static final String ROOM = "/app/rooms/" + SignalingFixture.STANDUP;
    private static final String SIGNAL = "{\"type\":\"hang-up\",\"x\":\"" + "x".repeat(60_000) + "\"}";
    private static final int MANY = 400;
    /** More than the system keeps, and little enough to be taken within a second by who comes back. */
    private static final int ENOUGH = 40;

    private static SignalServer server(int outboxBytes, int resumeBytes, Duration unsent, Duration evicting) {
        Duration usual = Duration.ofSeconds(30);
        Limits limits = TestLimits.with(usual, usual, outboxBytes, resumeBytes);
        return new SignalServer(
                limits,
                new SocketTimeouts(usual, unsent, Duration.ofSeconds(5), evicting, usual, Duration.ofMillis(50)));
    }

    /** Connects and enters the room, and reads nothing after CONNECTED. */
    private static Frame enters(RawSocket alice) throws IOException {
        say(alice, "CONNECT\naccept-version:1.2\nhost:h\nlogin:alice\npasscode:pw-alice\n\n\0");
        Frame connected = new FrameCodec(32, 1_024).parse(alice.nextText());
        say(alice, "SUBSCRIBE\nid:1\ndestination:/topic/rooms/standup\n\n\0");
        return connected;
    }

    private static void say(RawSocket raw, String frame) throws IOException {
        raw.frame(0x81, frame.getBytes(StandardCharsets.UTF_8));
    }

    private static void flood(StompClient bob, int most) {
        String peer = StompClient.json(bob.nextMessage(frame -> frame.body().contains("\"user\":\"alice\"")))
                .at("/peer/peer")
                .asText();
        for (int signal = 0; signal < most; signal++) {
            bob.send(ROOM + "/peers/" + peer, SIGNAL);
        }
        bob.sendAndWait(ROOM, "{\"type\":\"message\",\"id\":\"1\",\"text\":\"after\"}");
    }

    @Test
    void whoLeavesTooMuchUnreadIsTold4408() throws IOException {
        Duration patience = Duration.ofSeconds(60);
        try (SignalServer server = server(1_048_576, 524_288, patience, Duration.ofSeconds(10));
                StompClient bob = server.enters("bob");
                RawSocket alice = RawSocket.upgraded(server.port(), "v12.stomp")) {
            enters(alice);
            flood(bob, MANY);

            int heard = 0x81;
            while (heard == 0x81) {
                heard = alice.nextFrame();
            }

            assertThat(heard).isEqualTo(4408);
        }
    }

    @Test
    void whoTakesTooLongIsCutItsNeighbourLosesNothingAndItCanResume() throws IOException {
        int plenty = 64 * 1_048_576;
        try (SignalServer server = server(plenty, plenty, Duration.ofSeconds(1), Duration.ofMillis(300));
                StompClient bob = server.enters("bob");
                StompClient carol = server.enters("carol");
                RawSocket slow = RawSocket.upgraded(server.port(), "v12.stomp")) {
            Frame connected = enters(slow);

            flood(bob, ENOUGH);

            carol.nextMessage(frame -> frame.body().contains("reconnecting"));
            Await.until("cut", SocketClient.PATIENCE, () -> server.routes().openSockets() == 2);
            assertThat(carol.frames().stream().filter(frame -> "message".equals(frame.header("type"))))
                    .hasSize(1);
            try (StompClient alice = new StompClient(server.ws(), Map.of())) {
                String token = connected.header("resume-token");
                String resumed = alice.connect("login", "alice", "passcode", "pw-alice", "resume", token)
                        .header("resumed");
                assertThat(resumed).isEqualTo("true");
                alice.nextMessage("message");
                assertThat(alice.frames().stream().filter(frame -> "hang-up".equals(frame.header("type"))))
                        .hasSize(ENOUGH);
            }
        }
    }
}
