package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
            long start = System.nanoTime();
            server.browser().get("/limits").expect(200);
            assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
            assertThat(signIns).anyMatch(signIn -> !signIn.isDone()).allMatch(signIn -> signIn.join() == 200);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aBodyThatStallsIsCut() throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(20_000);
            String request = """
                    POST /api/v1/session HTTP/1.1\r
                    Host: localhost:%d\r
                    Origin: http://localhost:%d\r
                    Content-Type: application/json\r
                    Content-Length: 100\r
                    \r
                    {"user""".formatted(server.port(), server.port());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            // Until the end: the connection is not kept.
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408");
        }
    }
}
