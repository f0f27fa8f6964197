package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.http.body.AsyncResponses;
import app.parley.rest.http.body.BufferedBodies;
import app.parley.rest.http.body.ByteBudget;
import app.parley.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies and answers where memory is short, on a server of their own. */
class BodiesTest {
    private static final int MOST_BYTES = 100_000;
    private static final int MEMORY = 300_000;
    private static final int ANSWER = 8_000_000;
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofMinutes(5);

    private final ByteBudget bodies = new ByteBudget(MEMORY);
    private final ByteBudget answers = new ByteBudget(MEMORY);
    private final ByteBuffer file = ByteBuffer.allocate(ANSWER).asReadOnlyBuffer();
    private final AtomicInteger handled = new AtomicInteger();
    private Server server;
    private ServerConnector connector;

    @BeforeEach
    void start() throws Exception {
        start(AS_LONG_AS_IT_TAKES);
    }

    private void start(Duration forAPiece) throws Exception {
        BufferedBodies buffered = new BufferedBodies(MOST_BYTES, bodies);
        buffered.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                handled.incrementAndGet();
                if (request.getHttpURI().getPath().equals("/file")) {
                    response.write(true, file.duplicate(), callback);
                } else if (request.getHttpURI().getPath().equals("/copied")) {
                    writeOn(response, ByteBuffer.allocate(ANSWER), callback);
                } else {
                    int length = Content.Source.asByteBuffer(request).remaining();
                    Content.Sink.write(response, true, "got " + length, callback);
                }
                return true;
            }
        });
        AsyncResponses patient = new AsyncResponses(answers, forAPiece);
        patient.setHandler(buffered);
        server = new Server();
        connector = new ServerConnector(server);
        server.setHandler(patient);
        server.addConnector(connector);
        server.start();
    }

    /** As what is made for one request comes: in parts, each when the one before is taken. */
    private static void writeOn(Response response, ByteBuffer rest, Callback callback) {
        int part = Math.min(rest.remaining(), 200_000);
        boolean last = part == rest.remaining();
        ByteBuffer next = rest.slice(rest.position(), part);
        rest.position(rest.position() + part);
        response.write(
                last, next, last ? callback : Callback.from(() -> writeOn(response, rest, callback), callback::failed));
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void aBodyThatComesInPiecesArrivesWhole() throws IOException {
        try (Socket socket = send("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 90000\r\n\r\n")) {
            for (int i = 0; i < 9; i++) {
                write(socket, "x".repeat(10_000));
            }
            assertThat(answerOf(socket)).endsWith("got 90000");
        }
        Await.until("free", Duration.ofSeconds(10), () -> bodies.left() == MEMORY);
    }

    @Test
    void chunksArriveWholeToo() throws IOException {
        try (Socket socket =
                send("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n")) {
            write(socket, "5\r\nhello\r\n");
            write(socket, "1\r\n!\r\n0\r\n\r\n");
            assertThat(answerOf(socket)).endsWith("got 6");
        }
    }

    @Test
    void requestsThatFollowEachOtherAreAnsweredInOrder() throws IOException {
        String first = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx";
        String last = "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\nxx";
        try (Socket socket = send(first + first + last)) {
            assertThat(answerOf(socket)).containsSubsequence("got 1", "got 1", "got 2");
        }
    }

    @Test
    void whoWantsToBeAskedForTheBodyIsAsked() throws IOException {
        try (Socket socket = send(
                "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")) {
            byte[] asked = socket.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
            assertThat(new String(asked, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            write(socket, "{}");
            assertThat(answerOf(socket)).endsWith("got 2");
        }
    }

    @Test
    void memoryIsBoundedAndSmallBodiesHaveTheirOwn() throws IOException {
        List<Socket> greedy = IntStream.range(0, 8)
                .mapToObj(i -> send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999\r\n\r\n" + "x".repeat(99_000)))
                .toList();
        Await.until("used up", Duration.ofSeconds(10), () -> handled.get() >= 4);
        assertThat(bodies.left()).isBetween(0L, (long) MEMORY);

        try (Socket small = send("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}")) {
            assertThat(answerOf(small)).endsWith("got 2");
        }
        for (Socket socket : greedy) {
            socket.close();
        }
        Await.until("free", Duration.ofSeconds(10), () -> bodies.left() == MEMORY);
    }

    @Test
    void aFileThatIsReadSlowlyTakesNeitherMemoryNorAThread() throws IOException {
        int threads = connector.getServer().getThreadPool().getThreads();
        List<Socket> slow = IntStream.range(0, 300)
                .mapToObj(i -> send("GET /file HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .toList();
        Await.until("asked", Duration.ofSeconds(20), () -> handled.get() == 300);

        try (Socket other = send("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}")) {
            assertThat(answerOf(other)).endsWith("got 2");
        }
        assertThat(threads).isLessThan(300);
        Await.until("kept of nothing but small answers", Duration.ofSeconds(10), () -> answers.left() == MEMORY);
        assertThat(readAll(slow.get(0))).isGreaterThan(ANSWER);
        for (Socket socket : slow) {
            socket.close();
        }
    }

    @Test
    void whoStopsReadingIsCutAndWhatWasKeptIsFree() throws Exception {
        server.stop();
        start(Duration.ofSeconds(3));
        try (Socket slow = send("GET /copied HTTP/1.1\r\nHost: a\r\n\r\n")) {
            Await.until("kept", Duration.ofSeconds(10), () -> answers.left() < MEMORY);

            Await.until("cut", Duration.ofSeconds(20), () -> answers.left() == MEMORY);
            assertThat(readAll(slow)).isLessThan(ANSWER);
        }
    }

    private static int readAll(Socket socket) {
        int count = 0;
        byte[] passedOver = new byte[65_536];
        try {
            for (int read = 0; read >= 0; read = socket.getInputStream().read(passedOver)) {
                count += read;
            }
        } catch (IOException e) {
            // Cut is cut, however the system says so.
        }
        return count;
    }

    private Socket send(String text) {
        try {
            Socket socket = new Socket();
            // Else the system may take a whole answer for whoever does not read.
            socket.setReceiveBufferSize(65_536);
            socket.connect(new InetSocketAddress("localhost", connector.getLocalPort()));
            socket.setSoTimeout(20_000);
            write(socket, text);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String answerOf(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
