package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TricklingBodyTest {
    @Test
    void aBodyThatComesForeverWithoutContentIsCut() throws IOException {
        ScheduledExecutorService trickle = Executors.newSingleThreadScheduledExecutor();
        try (TestApp app = TestApp.start();
                Socket socket = new Socket("localhost", app.socket().getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write("""
                    POST /api/v1/session HTTP/1.1\r
                    Host: localhost:%d\r
                    Origin: http://localhost:%1$d\r
                    Content-Type: application/json\r
                    Transfer-Encoding: chunked\r
                    \r
                    1;""".formatted(app.socket().getPort()).getBytes(StandardCharsets.US_ASCII));
            var unused = trickle.scheduleWithFixedDelay(() -> send(out), 500, 500, TimeUnit.MILLISECONDS);

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        } finally {
            trickle.shutdownNow();
        }
    }

    // What a chunk's extension is made of.
    private static void send(OutputStream out) {
        try {
            out.write('x');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
