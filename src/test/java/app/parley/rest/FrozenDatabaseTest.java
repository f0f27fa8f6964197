package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.Browser.Answer;
import app.parley.rest.http.RestSettings;
import app.parley.store.db.DatabaseSettings;
import app.parley.testing.Await;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A database that neither answers nor hangs up, as when its machine is gone from the network. */
@Isolated("it measures time")
class FrozenDatabaseTest {
    @TempDir
    private Path data;

    @Test
    void isSaidToBeAwayWithinFiveSecondsAndSignsNobodyOut() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .start();
                RestServer server = new RestServer(settings(), onIt(postgres), true)) {
            Browser ada = server.admin();
            Browser nobody = server.browser();
            signal("STOP");
            try {
                expectAway(() -> ada.get("/session"));
                expectAway(() -> ada.get("/calls"));
                expectAway(() -> ada.patch("/me", "{\"language\":\"ko\"}"));
                expectAway(() -> nobody.signIn("ada", RestServer.PASSWORD));
            } finally {
                signal("CONT");
            }
            Await.until(
                    "healed", Duration.ofSeconds(30), () -> ada.get("/session").status() == 200);
        }
    }

    private static void expectAway(Supplier<Answer> request) {
        long start = System.nanoTime();
        Answer answer = request.get().expect(503);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(answer.code()).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    private void signal(String name) throws IOException, InterruptedException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        ProcessHandle process = ProcessHandle.of(postmaster).orElseThrow();
        List<Long> all = Stream.concat(Stream.of(process), process.descendants())
                .map(ProcessHandle::pid)
                .toList();
        for (long pid : all) {
            assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                            .start()
                            .waitFor())
                    .isZero();
        }
    }

    private static RestSettings settings() {
        return new RestSettings(null, Set.of(), List.of(), 512, 1_048_576, 32);
    }

    private static DatabaseSettings onIt(EmbeddedPostgres postgres) {
        return new DatabaseSettings(
                "jdbc:postgresql://localhost:%d/postgres".formatted(postgres.getPort()), "postgres", "postgres");
    }
}
