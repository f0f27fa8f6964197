package app.parley.browser;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.FreshDatabase;
import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import app.parley.testing.TestCertificate;
import app.parley.testing.TlsSocket;
import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two processes on one database behind HAProxy, as src/docs/cluster.md has it, and a call while they come and go. */
@ResourceLock(Chromium.A_CORE)
@Timeout(300)
class HandoverCallTest {
    private static final Path PAGE = Path.of("src", "docs", "cluster.md");
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final int onePort = ServerProcess.freePort();
    private final int twoPort = ServerProcess.freePort();
    private final Map<String, String> environment = Map.of(
            "DATABASE_URL", FreshDatabase.POSTGRESQL.platformUrl(),
            "PARLEY_STANDBY", "true",
            "PARLEY_TRUSTED_PROXIES", "127.0.0.1");

    @Test
    void aCallGoesOnWhileTheProcessThatServesIsKilledAndTheNextOneIsEnded() throws IOException {
        TestCertificate certificate = new TestCertificate("EC");
        try (ServerProcess one = launch(onePort).awaitReady();
                ServerProcess two = launch(twoPort);
                DocumentedProxy haproxy = DocumentedProxy.haproxy(
                        directory,
                        certificate,
                        onePort,
                        lines -> lines.replaceFirst(
                                "    server parley \\S+\n", Matcher.quoteReplacement(documented())));
                Chromium chromium = new Chromium()) {
            RestClient people = new RestClient(
                    haproxy.origin(),
                    HttpClient.newBuilder().sslContext(TlsSocket.trusting()).build());
            awaitWhoServes(people);
            people.setUp(one.setupLink().replace(one.origin(), haproxy.origin()), "alice", "Alice Ahn");
            people.join("alice", "bob", "Bob Baek");
            try (Person alice = person(chromium, people, "alice");
                    Person bob = person(chromium, people, "bob")) {
                alice.joins("team-room");
                bob.joins("team-room");
                alice.seesVideoOf("bob");
                bob.seesVideoOf("alice");

                one.kill();
                two.awaitReady();
                goesOn(alice, bob, "The first is gone");

                try (ServerProcess again = launch(onePort)) {
                    again.awaitOutput("this one stands by", SOON);
                    two.terminate();
                    again.awaitReady();
                    goesOn(alice, bob, "The second is gone");
                    assertThat(people.calls("alice")).hasSize(1);
                }
            }
        }
    }

    /** At first the proxy believes that both want requests. */
    private static void awaitWhoServes(RestClient people) {
        AtomicInteger inARow = new AtomicInteger();
        Await.until("the proxy knows who serves", SOON, () -> {
            boolean served = isServed(people);
            return (served ? inARow.incrementAndGet() : inARow.getAndSet(0)) > 20;
        });
    }

    /** A request to the one that is found to stand by is cut. */
    private static boolean isServed(RestClient people) {
        try {
            return people.get(null, "/health/ready").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static void goesOn(Person alice, Person bob, String words) {
        int framesAtAlice = alice.framesOf("bob");
        int framesAtBob = bob.framesOf("alice");
        alice.says(words);
        bob.reads(words);
        alice.keepsSeeingVideoOf("bob", framesAtAlice);
        bob.keepsSeeingVideoOf("alice", framesAtBob);
    }

    private ServerProcess launch(int port) {
        return ServerProcess.launch(directory, port, environment);
    }

    private static Person person(Chromium chromium, RestClient people, String user) {
        Person person = new Person(
                chromium.browser(), people.origin(), new Browser.NewContextOptions().setIgnoreHTTPSErrors(true));
        person.carries(people.cookie(user));
        return person;
    }

    private String documented() {
        try {
            Matcher block =
                    Pattern.compile("```haproxy\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
            if (!block.find()) {
                throw new AssertionError("no lines for HAProxy in " + PAGE);
            }
            return block.group(1)
                    .replace("10.0.0.1:7070", "127.0.0.1:" + onePort)
                    .replace("10.0.0.2:7070", "127.0.0.1:" + twoPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
