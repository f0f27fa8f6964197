package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.ServerProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All come at once, as after a break. */
class RushTest {
    private static final int PEOPLE = 120;
    private static final int FEW = 60; // threads

    @TempDir
    private Path data;

    @Test
    void theThreadsThatManySignInsAtOnceTookAreGivenBackWithinAMinute() {
        try (ServerProcess server = ServerProcess.launch(data, Map.of("PARLEY_TRUSTED_PROXIES", "127.0.0.1"))
                .awaitReady()) {
            HttpClient http = HttpClient.newHttpClient();
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, PEOPLE)
                    .mapToObj(person -> http.sendAsync(signIn(server, person), BodyHandlers.ofString()))
                    .toList();
            Await.until("in a rush", Duration.ofSeconds(30), () -> server.threads() > PEOPLE);
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(401));

            Await.until("quiet again", Duration.ofSeconds(60), () -> server.threads() < FEW);
        }
    }

    private static HttpRequest signIn(ServerProcess server, int person) {
        String origin = "http://127.0.0.1:" + server.port();
        String body = "{\"username\":\"person%d\",\"password\":\"not the right one\"}".formatted(person);
        return HttpRequest.newBuilder(URI.create(origin + "/api/v1/session"))
                .header("Content-Type", "application/json")
                .header("Origin", origin)
                .header("X-Forwarded-For", "198.51.100." + person)
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
