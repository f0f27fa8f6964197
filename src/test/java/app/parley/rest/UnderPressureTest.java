package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
        List<Thread> guesses = IntStream.range(0, 60)
                .mapToObj(i -> new Thread(() -> assertThatThrownBy(() -> signsIn("wrong-" + i))))
                .toList();
        guesses.forEach(Thread::start);
        Await.until("in the queue", Duration.ofSeconds(20), () -> waiting(guesses) >= 45);

        assertThatThrownBy(() -> signsIn(RestServer.PASSWORD))
                .isInstanceOfSatisfying(
                        RequestException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.RATE_LIMITED));
        Await.until("done", Duration.ofSeconds(60), () -> guesses.stream().noneMatch(Thread::isAlive));
    }

    private static long waiting(List<Thread> guesses) {
        return guesses.stream()
                .filter(guess -> guess.getState() == Thread.State.TIMED_WAITING)
                .count();
    }

    private void signsIn(String password) {
        server.signIn.byPasscode("ada", password, "192.0.2.1");
    }
}
