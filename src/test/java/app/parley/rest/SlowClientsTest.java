package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.RestClient;
import app.parley.testing.TestApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many who begin and never get done, each in another way: they are cut, and others hardly notice. */
class SlowClientsTest {
    private static final int OF_EACH_KIND = 60;
    private static final Duration CUT = Duration.ofSeconds(30);
    private static final int SIGN_INS = 3;

    private static final String BODY = """
            POST /api/v1/session HTTP/1.1\r
            Host: localhost\r
            Origin: http://localhost:%1$d\r
            Content-Type: application/json\r
            %2$s\r
            \r
            %3$s""";

    @Test
    void theyAreCutAndSignInStillAnswersWithinASecond() {
        ScheduledExecutorService trickle = Executors.newSingleThreadScheduledExecutor();
        List<Slow> slow = new ArrayList<>();
        try (TestApp app = TestApp.start()) {
            app.setUp("alice", "Alice");
            int port = app.socket().getPort();
            for (int i = 0; i < OF_EACH_KIND; i++) {
                slow.add(new Slow(
                        port, "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgr", ""));
                slow.add(new Slow(port, "GET / HTTP/1.1\r\nX-Long: ", "x"));
                slow.add(new Slow(port, BODY.formatted(port, "Content-Length: 9000", "{"), " "));
                slow.add(new Slow(port, BODY.formatted(port, "Transfer-Encoding: chunked", "1;"), "x"));
            }
            var unused =
                    trickle.scheduleWithFixedDelay(() -> slow.forEach(Slow::goOn), 500, 500, TimeUnit.MILLISECONDS);

            assertThat(Stream.generate(() -> signIn(app)).limit(SIGN_INS))
                    .anyMatch(took -> took.compareTo(Duration.ofSeconds(1)) < 0);
            Await.until("cut", CUT, () -> slow.stream().allMatch(Slow::isCut));
        } finally {
            trickle.shutdownNow();
            slow.forEach(Slow::close);
        }
    }

    private static Duration signIn(TestApp app) {
        long start = System.nanoTime();
        assertThat(app.post(null, "/api/v1/session", """
                        {"username":"alice","password":"%s"}""".formatted(RestClient.PASSWORD))
                        .statusCode())
                .isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Says how it begins, and then one and the same thing again and again. */
    private static final class Slow implements AutoCloseable {
        private final Socket socket;
        private final byte[] more;
        private volatile boolean cut;

        Slow(int port, String begin, String more) {
            this.more = more.getBytes(StandardCharsets.US_ASCII);
            try {
                socket = new Socket("localhost", port);
                socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void goOn() {
            try {
                socket.getOutputStream().write(more);
            } catch (IOException e) {
                cut = true;
            }
        }

        boolean isCut() {
            try {
                socket.setSoTimeout(1);
                return cut || socket.getInputStream().read(new byte[4_096]) < 0;
            } catch (java.net.SocketTimeoutException e) {
                return false;
            } catch (IOException e) {
                return true;
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
