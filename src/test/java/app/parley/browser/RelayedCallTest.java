package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import app.parley.testing.TestApp;
import app.parley.testing.TestCertificate;
import com.microsoft.playwright.Browser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of people whose networks let nothing through but the way to the relay. */
@Order(1)
@ResourceLock(Chromium.A_CORE)
class RelayedCallTest {
    private static final TestCertificate CERTIFICATE = new TestCertificate("EC");
    private static final String ROOM = "team-room";
    private static Chromium chromium;

    @TempDir
    private Path data;

    @BeforeAll
    static void start() {
        chromium = new Chromium("--ignore-certificate-errors-spki-list=" + CERTIFICATE.publicKeyHash());
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @Test
    void whoHidesTheirAddressTalksByTheRelayAndOffersNoOtherWay() {
        try (TestApp app = TestApp.start(Map.of("PARLEY_RELAY", "on", "PARLEY_RELAY_PORT", "0"))) {
            app.setUp("alice", "Alice Ahn");
            app.join("alice", "bob", "Bob Baek");
            app.patch("alice", "/api/v1/me", "{\"relayOnly\":true}");
            try (Person alice = watched(app.origin(), app.cookie("alice"));
                    Person bob = watched(app.origin(), app.cookie("bob"))) {
                bob.joins(ROOM);
                alice.joins(ROOM);
                alice.seesVideoOf("bob");
                bob.seesVideoOf("alice");
                assertThat(way(alice)).startsWith("relay");
                assertThat(candidates(alice)).isNotEmpty().allMatch(kind -> kind.equals("relay"));
                assertThat(candidates(bob)).contains("host");
            }
        }
    }

    @ParameterizedTest(name = "{0}, by {1}")
    @CsvSource({"killed, udp, transport=udp", "terminated, tls, turns:"})
    void aRelayedCallComesBackByItselfAfterTheServerWas(String ended, String protocol, String url) {
        comesBackAfterTheServerWas(ended, protocol, url);
    }

    @Tag("long")
    @ParameterizedTest(name = "{0}, by {1}")
    @CsvSource({"killed, tcp, transport=tcp", "killed, tls, turns:", "terminated, udp, transport=udp"})
    void soDoesOneByAnyOtherWay(String ended, String protocol, String url) {
        comesBackAfterTheServerWas(ended, protocol, url);
    }

    /** The relay goes with the server, and with it all media. Of a server that is killed nobody is told before. */
    private void comesBackAfterTheServerWas(String ended, String protocol, String url) {
        int port = ServerProcess.freePort();
        Map<String, String> settings = Map.of(
                "PARLEY_RELAY", "on",
                "PARLEY_RELAY_PORT", Integer.toString(ServerProcess.freePort()),
                "PARLEY_RELAY_TLS_PORT", Integer.toString(ServerProcess.freePort()),
                "PARLEY_TLS_CERT", CERTIFICATE.certificateFile().toString(),
                "PARLEY_TLS_KEY", CERTIFICATE.keyFile().toString());
        RestClient people = new RestClient("http://localhost:" + port);
        try (ServerProcess server = ServerProcess.launch(data, port, settings).awaitReady()) {
            people.setUp(server.setupLink(), "alice", "Alice Ahn");
            people.join("alice", "bob", "Bob Baek");
            try (Person alice = relayed(people.origin(), people.cookie("alice"), url);
                    Person bob = relayed(people.origin(), people.cookie("bob"), url)) {
                Frames frames = new Frames(List.of(alice, bob));
                bob.joins(ROOM);
                alice.joins(ROOM);
                alice.seesVideoOf("bob");
                bob.seesVideoOf("alice");
                assertThat(way(alice)).isEqualTo("relay " + protocol);
                assertThat(way(bob)).isEqualTo("relay " + protocol);
                end(server, ended, frames);
                try (ServerProcess again =
                        ServerProcess.launch(data, port, settings).awaitReady()) {
                    alice.keepsSeeingVideoOf("bob", alice.framesOf("bob"));
                    bob.keepsSeeingVideoOf("alice", bob.framesOf("alice"));
                    assertThat(way(alice)).isEqualTo("relay " + protocol);
                    assertThat(way(bob)).isEqualTo("relay " + protocol);
                    assertThat(frames.ofType("left")).isZero();
                    assertThat(again.output()).doesNotContain("ERROR");
                    assertThat(people.calls("alice")).hasSize(1);
                }
            }
        }
    }

    private static void end(ServerProcess server, String ended, Frames frames) {
        if (ended.equals("killed")) {
            server.kill();
        } else {
            server.terminate();
            server.awaitExit(Duration.ofSeconds(20));
            frames.await("draining", 2);
        }
    }

    /** What the server told some people over their sockets. */
    private static final class Frames {
        private final List<Person> people;
        private final List<String> texts = new ArrayList<>();

        Frames(List<Person> people) {
            this.people = people;
            people.forEach(person -> person.page()
                    .onWebSocket(socket -> socket.onFrameReceived(frame -> texts.add(String.valueOf(frame.text())))));
        }

        long ofType(String type) {
            return texts.stream()
                    .filter(text -> text.contains("\"type\":\"" + type + "\""))
                    .count();
        }

        void await(String type, int count) {
            people.get(0).waitsUntil("told: " + type, () -> ofType(type) >= count);
        }
    }

    /** Somebody of whose connections the test knows. */
    private static Person watched(String origin, String cookie) {
        Person person = new Person(chromium.browser(), origin, new Browser.NewContextOptions().setLocale("en-US"));
        person.carries(cookie);
        person.page().addInitScript("""
                globalThis.connections = []
                globalThis.RTCPeerConnection = class extends RTCPeerConnection {
                  constructor(configuration) {
                    super(configuration)
                    globalThis.connections.push(this)
                  }
                }
                """);
        return person;
    }

    /** The kinds of the candidates that this person's browser gathered. */
    @SuppressWarnings("unchecked")
    private static List<String> candidates(Person person) {
        return (List<String>) person.page().evaluate("""
                async () => [...(await globalThis.connections.at(-1).getStats()).values()]
                  .filter(({ type }) => type === 'local-candidate')
                  .map(({ candidateType }) => candidateType)
                """);
    }

    /** Somebody whose browser reaches the relay in that one way, and nothing else. */
    private static Person relayed(String origin, String cookie, String url) {
        Person person = new Person(chromium.browser(), origin, new Browser.NewContextOptions().setLocale("en-US"));
        person.carries(cookie);
        person.page().addInitScript("""
                globalThis.connections = []
                const only = ({ iceServers = [], ...rest }) => ({
                  ...rest,
                  iceTransportPolicy: 'relay',
                  iceServers: iceServers
                    .filter(({ credential }) => credential)
                    .map((server) => ({ ...server, urls: server.urls.filter((each) => each.includes('%s')) })),
                })
                globalThis.RTCPeerConnection = class extends RTCPeerConnection {
                  constructor(configuration) {
                    super(only(configuration))
                    globalThis.connections.push(this)
                  }
                  setConfiguration(configuration) {
                    super.setConfiguration(only(configuration))
                  }
                }
                """.formatted(url));
        return person;
    }

    /** How this person's media leaves: the kind of the own candidate that is used, and by what it reaches the relay. */
    private static String way(Person person) {
        return (String) person.page().evaluate("""
                async () => {
                  const report = await globalThis.connections.at(-1).getStats()
                  const entries = [...report.values()]
                  const transport = entries.find(({ type }) => type === 'transport')
                  const pair = report.get(transport.selectedCandidatePairId)
                  const { candidateType, relayProtocol } = report.get(pair.localCandidateId)
                  return `${candidateType} ${relayProtocol}`
                }
                """);
    }
}
