package app.parley.ws;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.kernel.Limits;
import app.parley.stomp.Frame;
import app.parley.testing.SignalServer;
import app.parley.testing.StompClient;
import app.parley.testing.TestLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The list of a large team may be more than a slow client is allowed to leave unread. */
class LargeListTest {
    private static final int OUTBOX = 100_000;
    private static final int LARGE_TEAM = 1_200;

    @Test
    void aListOverTheOutboxLimitArrivesWhole() {
        Limits limits = TestLimits.with(Duration.ofSeconds(30), Duration.ofSeconds(30), OUTBOX, 50_000);
        try (SignalServer server = new SignalServer(limits, SocketTimeouts.DEFAULT)) {
            for (int i = 0; i < LARGE_TEAM; i++) {
                server.fixture().account("Somebody" + i);
            }
            try (StompClient alice = server.connects("alice")) {
                alice.subscribe("p", "/topic/presence");

                Frame list = alice.nextMessage(frame -> "presence-list".equals(frame.header("type")));

                assertThat(list.body().length()).isGreaterThan(OUTBOX);
                assertThat(StompClient.json(list).at("/users")).hasSize(LARGE_TEAM + 4);
                alice.sendAndWait("/app/presence", "{\"type\":\"status\",\"status\":\"away\"}");
            }
        }
    }
}
