package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.RestClient;
import app.parley.testing.TestApp;
import app.parley.testing.TestCertificate;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What proxies do to lines that stand: they cut idle ones, and close all when they read their configuration again. */
@Tag("long")
@ResourceLock(Chromium.A_CORE)
class ProxyLinesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Half again as long as heart-beats are apart, and a quarter of what proxies allow as they come. */
    private static final String SHORT = "15s";

    private static final int QUIET = 25_000; // ms
    /** Shorter than heart-beats are apart. */
    private static final String TOO_SHORT = "3s";

    @TempDir
    private static Path directory;

    private static final TestCertificate CERTIFICATE = new TestCertificate("EC");
    private static TestApp app;
    private static Chromium chromium;
    private static int timesAsked;

    @BeforeAll
    static void start() {
        app = TestApp.start(Map.of("PARLEY_TRUSTED_PROXIES", "127.0.0.1"));
        chromium = new Chromium();
        app.setUp("alice", "Alice Ahn");
        app.join("alice", "bob", "Bob Baek");
        app.join("alice", "carol", "Carol Choi");
    }

    @AfterAll
    static void stop() {
        chromium.close();
        app.close();
    }

    @Test
    void whoSaysNothingIsNotCutWhereIdleLinesAreAllowedFifteenSeconds() throws IOException {
        try (DocumentedProxy nginx = nginxAllowing(SHORT);
                DocumentedProxy haproxy = haproxyAllowing(SHORT);
                Person alice = through(nginx, "alice");
                Person bob = through(haproxy, "bob")) {
            CountedSockets ofAlice = CountedSockets.of(alice);
            CountedSockets ofBob = CountedSockets.of(bob);
            for (Person person : List.of(alice, bob)) {
                person.opens("/");
                assertThat(person.sees("person-carol")).isVisible();
                // A client of the other dialect sends nothing by itself, and is only pinged.
                person.page().evaluate("() => { globalThis.other = new WebSocket(location.origin + '/ws', 'json') }");
            }
            alice.page().waitForTimeout(QUIET);
            assertThat(ofAlice.closeCodes()).isEmpty();
            assertThat(ofBob.closeCodes()).isEmpty();
            assertThat(List.of(ofAlice.opened(), ofBob.opened())).containsOnly(2);
        }
    }

    @Test
    void aLineThatIsCutAllTheSameIsTakenUpAgainInTheSamePlace() throws IOException {
        try (DocumentedProxy nginx = nginxAllowing(TOO_SHORT);
                DocumentedProxy haproxy = haproxyAllowing(TOO_SHORT);
                Person alice = through(nginx, "alice");
                Person bob = through(haproxy, "bob")) {
            CountedSockets ofAlice = CountedSockets.of(alice);
            CountedSockets ofBob = CountedSockets.of(bob);
            meet("cut", alice, bob);
            alice.seesVideoOf("bob");
            bob.seesVideoOf("alice");
            String place = alice.sees("tile").getAttribute("data-peer");
            alice.waitsUntil(
                    "both are cut three times",
                    PATIENCE,
                    () -> ofAlice.closeCodes().size() >= 3 && ofBob.closeCodes().size() >= 3);
            stillTalk(alice, bob);
            assertThat(alice.sees("tile")).hasAttribute("data-peer", place);
            leave(alice, bob);
        }
        thereIsOneCallAndNobodyWasAwayFromIt("cut", 2);
    }

    @Test
    void proxiesThatReadTheirConfigurationAgainCloseAllLinesAndNobodyLeaves() throws IOException {
        int server = URI.create(app.origin()).getPort();
        try (DocumentedProxy nginx = DocumentedProxy.nginx(fresh(), CERTIFICATE, server);
                DocumentedProxy caddy = DocumentedProxy.caddy(fresh(), CERTIFICATE, server);
                DocumentedProxy haproxy = DocumentedProxy.haproxy(fresh(), CERTIFICATE, server);
                Person alice = through(nginx, "alice");
                Person bob = through(caddy, "bob");
                Person carol = through(haproxy, "carol")) {
            List<CountedSockets> sockets =
                    List.of(CountedSockets.of(alice), CountedSockets.of(bob), CountedSockets.of(carol));
            meet("reload", alice, bob, carol);
            alice.seesVideoOf("bob");
            bob.seesVideoOf("carol");
            carol.seesVideoOf("alice");
            nginx.reload();
            caddy.reload();
            haproxy.reload();
            alice.waitsUntil(
                    "each proxy has closed its line, and a new one stands",
                    PATIENCE,
                    () -> sockets.stream().allMatch(of -> !of.closeCodes().isEmpty() && of.opened() > 1));
            assertThat(sockets.get(1).closeCodes())
                    .as("Caddy says that it goes")
                    .contains(1001);
            stillTalk(alice, bob);
            stillTalk(carol, alice);
            leave(alice, bob, carol);
        }
        thereIsOneCallAndNobodyWasAwayFromIt("reload", 3);
    }

    private static Path fresh() throws IOException {
        return Files.createTempDirectory(directory, "proxy");
    }

    private static DocumentedProxy nginxAllowing(String idle) throws IOException {
        return DocumentedProxy.nginx(
                fresh(),
                CERTIFICATE,
                URI.create(app.origin()).getPort(),
                lines -> lines.replace("proxy_read_timeout 60s", "proxy_read_timeout " + idle));
    }

    private static DocumentedProxy haproxyAllowing(String idle) throws IOException {
        return DocumentedProxy.haproxy(
                fresh(),
                CERTIFICATE,
                URI.create(app.origin()).getPort(),
                lines -> lines.replaceAll("timeout (client|server |tunnel ) 60s", "timeout $1 " + idle));
    }

    private static void meet(String room, Person... people) {
        app.post("alice", "/api/v1/rooms", "{\"id\":\"%s\",\"name\":\"Room\",\"kind\":\"team\"}".formatted(room));
        for (Person person : people) {
            person.joins(room);
        }
    }

    private static void stillTalk(Person one, Person other) {
        String asked = "Still here? I ask for time " + ++timesAsked;
        one.says(asked);
        other.reads(asked);
    }

    private static void leave(Person... people) {
        for (Person person : people) {
            person.sees("leave").click();
        }
    }

    private static void thereIsOneCallAndNobodyWasAwayFromIt(String room, int people) {
        Await.until("logged", PATIENCE, () -> calls(room).size() > 0);
        assertThat(calls(room))
                .singleElement()
                .satisfies(call -> assertThat(call.get("people"))
                        .hasSize(people)
                        .allSatisfy(person -> assertThat(person.get("spans")).hasSize(1)));
    }

    private static JsonNode calls(String room) {
        return RestClient.json(app.get("alice", "/api/v1/calls?room=" + room)).get("items");
    }

    private static Person through(DocumentedProxy proxy, String user) {
        Person person = new Person(
                chromium.browser(),
                proxy.origin(),
                new Browser.NewContextOptions().setLocale("en-US").setIgnoreHTTPSErrors(true));
        person.carries(app.cookie(user));
        return person;
    }
}
