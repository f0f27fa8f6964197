package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Three people hold one call through whatever happens to them, and see each other all the time. */
@Order(2)
@ResourceLock(Chromium.A_CORE)
class LongCallTest {
    private static final int WINDOW = 6_000; // ms, in place of 90 s
    private static final String ROOM = "team-room";

    @TempDir
    private Path data;

    @Test
    void threePeopleHoldOneCallThroughALongCutARestartAndAMove() throws IOException {
        int port = ServerProcess.freePort();
        Map<String, String> settings = Map.of("PARLEY_RESUME_WINDOW_MS", Integer.toString(WINDOW));
        RestClient people = new RestClient("http://localhost:" + port);
        try (ServerProcess server = ServerProcess.launch(data, port, settings).awaitReady();
                BreakableLine line = new BreakableLine(port);
                Chromium chromium = new Chromium()) {
            people.setUp(server.setupLink(), "alice", "Alice Ahn");
            people.join("alice", "bob", "Bob Baek");
            people.join("alice", "carol", "Carol Choi");
            try (Person alice = person(chromium, line.origin(), people.cookie("alice"));
                    Person bob = person(chromium, people.origin(), people.cookie("bob"));
                    Person carol = person(chromium, people.origin(), people.cookie("carol"));
                    Person phone = person(chromium, people.origin(), people.cookie("carol"))) {
                Watched watched = new Watched(alice, bob, carol);
                for (Person person : List.of(bob, carol, alice)) {
                    person.joins(ROOM);
                }
                watched.everybodySeesEverybody();
                List<Integer> connections = watched.connections();

                alice.sees("mic").click();
                assertThat(tile(bob, "alice").getByLabel("Microphone off")).isVisible();
                carol.sees("hand").click();
                assertThat(tile(bob, "carol").locator(".tile__hand")).isVisible();
                bob.sees("share").click();
                assertThat(alice.sees("share-tile")).isVisible();
                assertThat(carol.sees("share-tile")).isVisible();
                bob.says("Look at this");
                alice.reads("Look at this");
                watched.everybodySeesEverybody();
                bob.sees("share").click();

                line.cut();
                assertThat(alice.sees("banner")).hasAttribute("data-state", "lost");
                for (int i = 0; i < 2; i++) {
                    alice.page().waitForTimeout(WINDOW);
                    watched.everybodySeesEverybody();
                }
                aMinuteLater(alice);
                alice.presses("Rejoin");
                watched.everybodySeesEverybody();
                line.mend();
                assertThat(alice.sees("banner")).hasAttribute("data-state", "connected");
                alice.says("Here I am again");
                carol.reads("Here I am again");
                assertThat(watched.told("left")).isZero();

                server.kill();
                try (ServerProcess again =
                        ServerProcess.launch(data, port, settings).awaitReady()) {
                    for (Person person : List.of(alice, bob, carol)) {
                        assertThat(person.sees("banner")).isHidden();
                    }
                    watched.everybodySeesEverybody();
                    alice.says("And the server is, too");
                    carol.reads("And the server is, too");
                    assertThat(watched.told("left")).isZero();
                    assertThat(watched.told("joined")).isEqualTo(3);
                    assertThat(watched.connections()).isEqualTo(connections);

                    phone.opens("/r/" + ROOM);
                    phone.sees("join-call").click();
                    assertThat(carol.sees("left")).hasAttribute("data-reason", "moved");
                    new Watched(alice, bob, phone).everybodySeesEverybody();
                    assertThat(again.output()).doesNotContain("ERROR");
                    assertThat(people.calls("alice")).singleElement().satisfies(LongCallTest::isOneCallOfThree);
                }
            }
        }
    }

    private static void isOneCallOfThree(JsonNode call) {
        assertThat(call.get("outcome").asText()).isEqualTo("ongoing");
        assertThat(call.get("people"))
                .hasSize(3)
                .allSatisfy(person -> assertThat(person.get("spans"))
                        .hasSize(person.get("user").asText().equals("carol") ? 2 : 1));
    }

    private static Locator tile(Person viewer, String user) {
        return viewer.sees("tile").and(viewer.page().locator("[data-user='" + user + "']"));
    }

    /** The banner offers a way back once the connection is away for that long. */
    private static void aMinuteLater(Person person) {
        person.page().evaluate("""
                () => {
                  const now = performance.now.bind(performance)
                  performance.now = () => now() + 60_000
                }
                """);
    }

    /** Somebody who shares a drawn screen, and of whose connections the test knows. */
    private static Person person(Chromium chromium, String origin, String cookie) {
        Person person = new Person(chromium.browser(), origin, new Browser.NewContextOptions().setLocale("en-US"));
        person.carries(cookie);
        person.hasBrowserWith("""
                globalThis.connections = 0
                globalThis.RTCPeerConnection = class extends RTCPeerConnection {
                  constructor(configuration) {
                    super(configuration)
                    globalThis.connections++
                  }
                }
                navigator.mediaDevices.getDisplayMedia = () =>
                  navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 360 } })
                """);
        return person;
    }

    /** Who looks at each other, and what the server told them. */
    private static final class Watched {
        private final Map<String, Person> people = new LinkedHashMap<>();
        private final List<String> frames = new ArrayList<>();

        Watched(Person alice, Person bob, Person carol) {
            people.put("alice", alice);
            people.put("bob", bob);
            people.put("carol", carol);
            people.values()
                    .forEach(person -> person.page()
                            .onWebSocket(socket ->
                                    socket.onFrameReceived(frame -> frames.add(String.valueOf(frame.text())))));
        }

        /** Each picture moves on from what it was. */
        void everybodySeesEverybody() {
            Map<String, Integer> before = new LinkedHashMap<>();
            forEachPair((viewer, user) -> before.put(viewer + user, framesOf(viewer, user)));
            forEachPair((viewer, user) ->
                    people.get(viewer).keepsSeeingVideoOf(user, Math.max(0, before.get(viewer + user))));
        }

        private int framesOf(String viewer, String user) {
            return people.get(viewer).framesOf(user);
        }

        private void forEachPair(BiConsumer<String, String> look) {
            for (String viewer : people.keySet()) {
                for (String user : people.keySet()) {
                    if (!viewer.equals(user)) {
                        look.accept(viewer, user);
                    }
                }
            }
        }

        long told(String type) {
            return frames.stream()
                    .filter(text -> text.contains("\"type\":\"" + type + "\""))
                    .count();
        }

        List<Integer> connections() {
            return people.values().stream()
                    .map(person -> (Integer) person.page().evaluate("() => connections"))
                    .toList();
        }
    }
}
