package app.parley.ws;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.kernel.Limits;
import app.parley.testing.Await;
import app.parley.testing.SignalServer;
import app.parley.testing.SignalingFixture;
import app.parley.testing.SocketClient;
import app.parley.testing.StompClient;
import app.parley.testing.TestLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Protocol, section 9: 4408. Alice, who did not read, begins to once she is too slow. */
class WakingReaderTest {
    private static final String ROOM = "/app/rooms/" + SignalingFixture.STANDUP;
    private static final String SIGNAL = "{\"type\":\"hang-up\",\"x\":\"" + "x".repeat(60_000) + "\"}";
    private static final int LARGE_TEAM = 8_000;
    private static final int OUTBOX = 1_048_576;
    private static final Duration USUAL = Duration.ofSeconds(60);

    private final SignalServer server = new SignalServer(
            TestLimits.with(USUAL, USUAL, OUTBOX, 524_288),
            new SocketTimeouts(USUAL, USUAL, Duration.ofSeconds(30), USUAL, USUAL, Duration.ofMillis(50)));

    @AfterEach
    void stop() {
        server.close();
    }

    private RawSocket enters() throws IOException {
        RawSocket alice = RawSocket.upgraded(server.port(), "v12.stomp");
        say(alice, "CONNECT\naccept-version:1.2\nlogin:alice\npasscode:pw-alice\n\n\0");
        alice.nextText();
        say(alice, "SUBSCRIBE\nid:1\ndestination:/topic/rooms/standup\n\n\0");
        return alice;
    }

    private static void say(RawSocket raw, String frame) throws IOException {
        raw.frame(0x81, frame.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends Alice more than she may leave unread. @return once her time to read what is on its way has begun */
    private static void floodUntilTooMuch(StompClient bob) {
        String peer = StompClient.json(bob.nextMessage(frame -> frame.body().contains("\"user\":\"alice\"")))
                .at("/peer/peer")
                .asText();
        Await.until("too slow", SocketClient.PATIENCE, () -> {
            bob.send(ROOM + "/peers/" + peer, SIGNAL);
            return bob.heard().stream().anyMatch(text -> text.contains("reconnecting"));
        });
    }

    @Test
    void whatHasBegunIsWholeAndThenComes4408() throws IOException {
        for (int i = 0; i < LARGE_TEAM; i++) {
            server.fixture().account("somebody-with-a-long-name-" + i);
        }
        try (StompClient bob = server.enters("bob");
                RawSocket alice = enters()) {
            say(alice, "SUBSCRIBE\nid:p\ndestination:/topic/presence\n\n\0");

            floodUntilTooMuch(bob);

            int frame = 0;
            int lastOfAMessage = 0;
            int next = alice.nextFrame();
            while (next == 0x81 || next == 0x01 || next == 0x00 || next == 0x80) {
                frame++;
                lastOfAMessage = (next & 0x80) == 0 ? lastOfAMessage : frame;
                next = alice.nextFrame();
            }
            assertThat(next).isEqualTo(4408);
            assertThat(lastOfAMessage)
                    .as("the last frame before the close ends a message")
                    .isEqualTo(frame);
        }
    }

    @Test
    void itsPlaceAmongTheSocketsOfItsUserIsFreeBeforeItHears4408() throws IOException {
        try (StompClient bob = server.enters("bob");
                RawSocket alice = enters()) {
            for (int i = 1; i < Limits.DEFAULT.socketsPerUser(); i++) {
                server.connects("alice");
            }
            floodUntilTooMuch(bob);
            int next = alice.nextFrame();
            while (next == 0x81) {
                next = alice.nextFrame();
            }

            assertThat(next).isEqualTo(4408);
            assertThat(server.connects("alice").isOpen()).isTrue();
        }
    }
}
