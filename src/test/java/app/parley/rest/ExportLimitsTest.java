package app.parley.rest;

import static app.parley.testing.Calls.NOON;
import static app.parley.testing.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.Journal.CallChanged;
import app.parley.testing.Await;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exports of more than lines and buffers hold, to clients that do not read them. */
class ExportLimitsTest {
    private static final int CALLS = 8_000;
    private static final int MOST_AT_ONCE = 4;
    private static final int SMALL_WINDOW = 4_096;

    private final RestServer server = new RestServer();
    private final Browser admin = server.admin();

    @BeforeEach
    void logManyCalls() {
        IntStream.range(0, CALLS)
                .mapToObj(i -> server.journal
                        .record(new CallChanged(
                                call("c" + i).at(NOON.plusSeconds(i)).completed(i % 100)))
                        .toCompletableFuture())
                .toList()
                .forEach(CompletableFuture::join);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void letsAFewExportsRunAndTheRestOfTheLogBeRead() throws IOException {
        List<Socket> lazy = new ArrayList<>();
        try {
            for (int i = 0; i < MOST_AT_ONCE; i++) {
                lazy.add(clientThatDoesNotRead());
            }

            Browser.Answer fifth = admin.get("/calls?format=csv").expect(429);
            assertThat(fifth.header("Retry-After")).isEqualTo("10");
            admin.get("/calls?limit=200").expect(200);
            admin.get("/calls/stats").expect(200);
        } finally {
            for (Socket socket : lazy) {
                socket.close();
            }
        }

        // Those who left make room.
        Await.until(
                "an export possible again",
                Duration.ofSeconds(20),
                () -> admin.ask("HEAD", "/api/v1/calls?format=csv", null).status() == 200);
    }

    private Socket clientThatDoesNotRead() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL_WINDOW);
        socket.connect(new InetSocketAddress("localhost", server.port()));
        socket.getOutputStream()
                .write(("GET /api/v1/calls?format=ndjson HTTP/1.1\r\nHost: localhost\r\nCookie: parley_session="
                                + admin.cookie() + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo('H');
        return socket;
    }
}
