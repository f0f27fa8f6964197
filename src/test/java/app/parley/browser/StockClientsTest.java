package app.parley.browser;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import app.parley.testing.SpringClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two STOMP clients that nobody here wrote: stompjs in the browser, with the cookie, and Spring's, with a password. */
@Order(1)
class StockClientsTest {
    private static final String ROOM = "team-room";
    private static final Duration IDLE = Duration.ofSeconds(60);
    /** Every ten seconds one, and the last may be on its way. */
    private static final int BEATS = 5;

    @TempDir
    private Path data;

    @Test
    void theyTalkWithReceiptsIdleForAMinuteOnHeartBeatsAndComeBackAfterARestart() {
        int port = ServerProcess.freePort();
        RestClient people = new RestClient("http://localhost:" + port);
        try (ServerProcess server = ServerProcess.launch(data, port, Map.of()).awaitReady();
                Chromium chromium = new Chromium()) {
            people.setUp(server.setupLink(), "alice", "Alice");
            people.join("alice", "bob", "Bob");
            try (StompjsPage page = new StompjsPage(chromium.browser(), server.origin(), people.cookie("alice"));
                    SpringClient spring = new SpringClient(people.socket(), "bob", RestClient.PASSWORD)) {
                page.connects(1);
                assertThat(page.user()).isEqualTo("alice");
                assertThat(spring.connects()).isEqualTo("bob");
                spring.enters(ROOM);
                talk(page, spring, "hello");

                idle(page, spring);
                talk(page, spring, "still here");

                server.terminate();
                assertThat(server.awaitExit(Duration.ofSeconds(20))).isIn(0, 143);
                try (ServerProcess again =
                        ServerProcess.launch(data, port, Map.of()).awaitReady()) {
                    page.connects(2);
                    assertThat(page.closeCodes().get(0)).isEqualTo(1012);
                    assertThat(spring.isConnected()).isFalse();
                    assertThat(spring.connects()).isEqualTo("bob");
                    spring.enters(ROOM);
                    talk(page, spring, "back");

                    page.leaves();
                    spring.leaves();
                    assertThat(again.output()).doesNotContain("ERROR", "WARN");
                }
                assertThat(page.heard()).hasSize(6).doesNotHaveDuplicates();
                assertThat(spring.heard()).hasSize(6).doesNotHaveDuplicates();
            }
        }
    }

    private static void talk(StompjsPage page, SpringClient spring, String text) {
        page.says(text + " from the page");
        spring.says(ROOM, text + " from Spring");
        page.hears(text + " from Spring");
        spring.hears(text + " from the page");
    }

    /** Nobody says a word for a minute. */
    private static void idle(StompjsPage page, SpringClient spring) {
        Instant until = Instant.now().plus(IDLE);
        int sent = page.beatsSent();
        int heard = page.beatsHeard();
        Await.until(
                "idle for a minute",
                IDLE.plusSeconds(20),
                () -> Instant.now().isAfter(until)
                        && page.beatsSent() >= sent + BEATS
                        && page.beatsHeard() >= heard + BEATS);

        assertThat(page.closeCodes()).isEmpty();
        assertThat(spring.troubles()).isEmpty();
        assertThat(spring.isConnected()).isTrue();
    }
}
