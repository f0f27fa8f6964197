package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnderPressureTest {
    private final RestServer server = new RestServer();

    @BeforeEach
    void somebody() {
        server.admin();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aHundredSignInsAtOnceSucceedAndBlockNobodyElse() {
        ExecutorService threads = Executors.newFixedThreadPool(100);
        try {
            List<CompletableFuture<Integer>> signIns = IntStream.range(0, 100)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> server.browser()
                                    .signIn("ada", RestServer.PASSWORD)
                                    .status(),
                            threads))
                    .toList();
            server.browser().get("/limits").expect(200);
            // It was answered before they were: no figure of a machine is needed to see that it did not wait for them.
            assertThat(signIns).anyMatch(signIn -> !signIn.isDone()).allMatch(signIn -> signIn.join() == 200);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aBodyThatStallsIsCut() {
        String answer = RawHttp.ask(server.port(), """
                POST /api/v1/session HTTP/1.1
                Host: localhost:%d
                Origin: http://localhost:%1$d
                Content-Type: application/json
                Content-Length: 100

                {"user""".formatted(server.port()));
        assertThat(answer).startsWith("HTTP/1.1 408");
    }

    @Test
    void ofManyGuessesAtOnceNoMoreThanTheLimitAreTried() {
        ExecutorService threads = Executors.newFixedThreadPool(30);
        try {
            List<CompletableFuture<Integer>> guesses = IntStream.range(0, 30)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> server.browser().signIn("ada", "wrong-" + i).status(), threads))
                    .toList();
            assertThat(guesses.stream().map(CompletableFuture::join).toList())
                    .containsOnly(401, 429)
                    .filteredOn(status -> status == 401)
                    .hasSize(10);
        } finally {
            threads.shutdown();
        }
    }

    /** Counted when it is their turn, and not once it is known what came of them: else the last of many may be right. */
    @Test
    void aRightOneBehindManyGuessesIsNotTriedEither() {
        ExecutorService threads = Executors.newFixedThreadPool(60);
        try {
            AtomicInteger answered = new AtomicInteger();
            List<CompletableFuture<Integer>> guesses = IntStream.range(0, 60)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                                    () -> server.browser()
                                            .signIn("ada", "wrong-" + i)
                                            .status(),
                                    threads)
                            .whenComplete((status, failure) -> answered.incrementAndGet()))
                    .toList();
            Await.until("the others wait", Duration.ofSeconds(20), () -> answered.get() >= 6);

            assertThat(server.browser().signIn("ada", RestServer.PASSWORD).status())
                    .isEqualTo(429);
            assertThat(guesses.stream().map(CompletableFuture::join).toList()).containsOnly(401, 429);
        } finally {
            threads.shutdown();
        }
    }
}
