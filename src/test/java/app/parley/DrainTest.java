package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import app.parley.testing.StompClient;
import app.parley.testing.Talk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people in a call hear and keep when the process is told to end. */
class DrainTest {
    @TempDir
    private Path data;

    @Test
    void aTerminatedServerSaysSoClosesSocketsWith1012AndLosesNothingReceipted() {
        int port = ServerProcess.freePort();
        RestClient people = new RestClient("http://localhost:" + port);
        Set<String> receipted;
        try (ServerProcess server = ServerProcess.launch(data, port, Map.of()).awaitReady();
                Talk talk = Talk.start(server, people)) {
            receipted = talk.chat(100);
            server.terminate();

            for (StompClient person : talk.people()) {
                assertThat(person.nextBody("draining").get("retryAfter").asLong())
                        .isPositive();
                assertThat(person.closeCode()).isEqualTo(1012);
            }
            assertThat(server.awaitExit(Duration.ofSeconds(20))).isIn(0, 143);
            assertThat(server.isReady()).isFalse();
            assertThat(server.output()).doesNotContain("ERROR");
            receipted.addAll(talk.receipted());
        }

        try (ServerProcess again = ServerProcess.launch(data, port, Map.of()).awaitReady()) {
            assertThat(Talk.storedIds(people)).containsAll(receipted);
            assertThat(again.output()).doesNotContain("ERROR");
        }
    }
}
