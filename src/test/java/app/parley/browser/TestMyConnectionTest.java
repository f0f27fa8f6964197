package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.RestClient;
import app.parley.testing.TestApp;
import app.parley.testing.TestCertificate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** "Test my connection": real packets through the relay, and what is kept of it. */
@ResourceLock(Chromium.A_CORE)
class TestMyConnectionTest {
    private static final TestCertificate CERTIFICATE = new TestCertificate("EC");
    private static final LocatorAssertions.HasAttributeOptions PATIENTLY =
            new LocatorAssertions.HasAttributeOptions().setTimeout(60_000);
    private static final Pattern ANY = Pattern.compile("..+");
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = new Chromium("--ignore-certificate-errors-spki-list=" + CERTIFICATE.publicKeyHash());
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @Test
    void whatIsTestedBeforeACallIsInItsDetails() throws IOException {
        try (TestApp app = TestApp.start(Map.of(
                        "PARLEY_RELAY", "on",
                        "PARLEY_RELAY_PORT", "0",
                        "PARLEY_RELAY_TLS_PORT", "0",
                        "PARLEY_TLS_CERT", CERTIFICATE.certificateFile().toString(),
                        "PARLEY_TLS_KEY", CERTIFICATE.keyFile().toString()));
                Person alice = setUp(app);
                Person bob = Person.signedIn(chromium, app, "bob")) {
            alice.opens("/r/team-room");
            tests(alice);
            for (String step :
                    new String[] {"microphone", "camera", "server", "relay-udp", "relay-tcp", "relay-tls", "upload"}) {
                assertThat(step(alice, step)).hasAttribute("data-state", "ok");
            }
            assertThat(alice.sees("connection-verdict")).hasAttribute("data-verdict", "ok");
            JsonNode file = downloads(alice);
            assertThat(file.get("results"))
                    .hasSize(7)
                    .allSatisfy(
                            result -> assertThat(result.get("state").asText()).isEqualTo("ok"));
            assertThat(file.at("/results/3/ms").isInt()).isTrue();
            assertThat(file.at("/results/6/kbps").asInt()).isPositive();

            alice.sees("join-call").click();
            bob.joins("team-room");
            alice.seesVideoOf("bob");
            alice.waitsUntil(
                    "the test is in the log", () -> checkOf(app, "alice").has("at"));
            JsonNode kept = checkOf(app, "alice").get("results");
            assertThat(kept.equals(TestMyConnectionTest::compareNumbers, file.get("results")))
                    .as("%s as %s", kept, file)
                    .isTrue();
            assertThat(checkOf(app, "bob").isNull()).isTrue();

            bob.opens("/calls#" + app.calls("bob").get(0).get("id").asText());
            Locator before = bob.sees("connection-before");
            assertThat(before).containsText("Alice Ahn");
            before.locator("summary").click();
            assertThat(before.getByTestId("connection-step")).hasCount(7);
            assertThat(alice.complaints()).isEmpty();
        }
    }

    @Test
    void aServerWithoutARelaySaysSoAndAdminsAreLedToItsChecks() {
        try (TestApp app = TestApp.start();
                Person alice = setUp(app)) {
            alice.opens("/settings");
            tests(alice);
            assertThat(alice.sees("connection-verdict")).hasAttribute("data-verdict", "relay-missing");
            assertThat(alice.sees("connection-verdict")).containsText("NET-TURN");
            assertThat(step(alice, "relay-udp")).hasAttribute("data-state", "skipped");
            assertThat(step(alice, "server")).hasAttribute("data-state", "ok");
            assertThat(alice.sees("connection-checks")).hasAttribute("href", "/admin#checks");

            try (Person bob = Person.signedIn(chromium, app, "bob")) {
                bob.opens("/settings");
                tests(bob);
                assertThat(bob.sees("connection-file")).isVisible();
                assertThat(bob.sees("connection-checks")).hasCount(0);
            }
        }
    }

    private static Person setUp(TestApp app) {
        app.setUp("alice", "Alice Ahn");
        app.join("alice", "bob", "Bob Baek");
        return Person.signedIn(chromium, app, "alice");
    }

    private static void tests(Person person) {
        person.sees("test-connection").click();
        assertThat(person.sees("connection-verdict")).hasAttribute("data-verdict", ANY, PATIENTLY);
    }

    private static Locator step(Person person, String id) {
        return person.page().locator("[data-testid=connection-step][data-id=" + id + "]");
    }

    private static JsonNode downloads(Person person) throws IOException {
        Download download = person.page()
                .waitForDownload(() -> person.sees("connection-file").click());
        assertThat(download.suggestedFilename()).matches("connection-test-\\d{4}-\\d\\d-\\d\\d\\.json");
        return new ObjectMapper().readTree(Files.readString(download.path()));
    }

    /** A browser writes 1, the server 1.0. */
    private static int compareNumbers(JsonNode one, JsonNode other) {
        boolean areNumbers = one.isNumber() && other.isNumber();
        boolean same = areNumbers ? one.asDouble() == other.asDouble() : one.equals(other);
        return same ? 0 : 1;
    }

    /** As the log has it. */
    private static JsonNode checkOf(TestApp app, String user) {
        String call = app.calls("alice").get(0).get("id").asText();
        for (JsonNode person : RestClient.json(app.get("alice", "/api/v1/calls/" + call + "/quality"))
                .get("people")) {
            if (person.get("user").asText().equals(user)) {
                return person.get("preCallCheck");
            }
        }
        throw new AssertionError(user + " was not in the call");
    }
}
