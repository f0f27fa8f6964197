package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.RestClient;
import app.parley.testing.TestApp;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two thousand who are slow, each kind of them, from one address or from many: others sign in as ever. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrowdTest {
    private static final int CROWD = 2_000;
    private static final String HEAD =
            " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nContent-Type: application/json\r\n";
    private static final Duration LONGEST_SIGN_IN = Duration.ofSeconds(10);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final int TRIES_OF_A_NEIGHBOUR = 5;

    private final TestApp app = TestApp.start();

    @BeforeAll
    void setUp() {
        app.setUp("alice", "Alice");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void signInAnswersWhileTheyLast(Kind kind) {
        try (SlowCrowd crowd = new SlowCrowd(app.socket().getPort(), CROWD, kind.addresses, kind.begin, kind.more)) {
            List<Duration> signIns = signIns(() -> kind.isOver(crowd), kind.addresses == 1);

            assertThat(signIns).allMatch(took -> took.compareTo(LONGEST_SIGN_IN) < 0);
            assertThat(hasQuickOne(signIns))
                    .as("one within a second of %s", signIns)
                    .isTrue();
            assertThat(kind.isOver(crowd)).as("half of them were cut").isTrue();
        }
    }

    /** What they are slow at. */
    private enum Kind {
        BODIES_FROM_MANY(200, "POST /api/v1/session" + HEAD + "Content-Length: 9000\r\n\r\n{", " "),
        BODIES_FROM_ONE(1, "POST /api/v1/session" + HEAD + "Content-Length: 9000\r\n\r\n{", " "),
        CHUNKS(200, "POST /api/v1/session" + HEAD + "Transfer-Encoding: chunked\r\n\r\n1000;", "x"),
        PROMISED_BODIES(
                200, "POST /api/v1/session" + HEAD + "Expect: 100-continue\r\nContent-Length: 9000\r\n\r\n", ""),
        BODIES_NOBODY_READS(200, "GET /health/live" + HEAD + "Content-Length: 9000\r\n\r\n{", " "),
        HEADERS(200, "GET / HTTP/1.1\r\nX-Long: ", "x"),
        UPGRADES(200, "GET /ws" + HEAD + "Upgrade: websocket\r\nConnection: Upgr", "x"),
        IDLE_FROM_MANY(200, "GET /health/live" + HEAD + "\r\n", ""),
        IDLE_FROM_ONE(1, "GET /health/live" + HEAD + "\r\n", ""),
        FILES(200, "GET /vendor/chart.js/dist/chart.umd.js" + HEAD + "\r\n", ""),
        FILES_FROM_ONE(1, "GET /vendor/chart.js/dist/chart.umd.js" + HEAD + "\r\n", ""),
        PIPELINES(200, ("GET /api/v1/limits" + HEAD + "\r\n").repeat(4), "");

        private final int addresses;
        private final String begin;
        private final String more;

        Kind(int addresses, String begin, String more) {
            this.addresses = addresses;
            this.begin = begin;
            this.more = more;
        }

        /** Whether those who trickle were cut and came back. */
        boolean isOver(SlowCrowd crowd) {
            return this != BODIES_FROM_MANY || crowd.comeBacks() > CROWD / 2;
        }
    }

    /** For a while, and on until one is quick: what all of them ask for at once takes its time on a busy machine. */
    private List<Duration> signIns(BooleanSupplier isOver, boolean isNeighbour) {
        long start = System.nanoTime();
        List<Duration> took = new ArrayList<>();
        Duration passed;
        do {
            took.add(signIn(isNeighbour ? TRIES_OF_A_NEIGHBOUR : 1));
            passed = Duration.ofNanos(System.nanoTime() - start);
        } while (passed.compareTo(SHORT) < 0
                || (!(isOver.getAsBoolean() && hasQuickOne(took)) && passed.compareTo(LONGEST) < 0));
        return took;
    }

    private static boolean hasQuickOne(List<Duration> signIns) {
        return signIns.stream().anyMatch(took -> took.compareTo(A_SECOND) < 0);
    }

    /**
     * @param tries more than one for somebody who shares the crowd's address: of those the oldest that is waited for goes
     *     when one comes back, and on a busy machine that may be who has not got to sending
     */
    private Duration signIn(int tries) {
        long start = System.nanoTime();
        HttpResponse<String> answer = null;
        for (int i = 1; answer == null; i++) {
            try {
                answer = new RestClient(app.origin()).post(null, "/api/v1/session", """
                        {"username":"alice","password":"%s"}""".formatted(RestClient.PASSWORD));
            } catch (UncheckedIOException e) {
                if (i == tries) {
                    throw e;
                }
            }
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
