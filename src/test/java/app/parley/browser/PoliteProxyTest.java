package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A proxy says good-bye to both ends before it goes, and is back after a while: that is nobody's leaving. Those that say 1001 or
 * nothing are in ProxyLinesTest.
 */
@ResourceLock(Chromium.A_CORE)
class PoliteProxyTest {
    private static final int PATIENCE = 30_000; // ms
    /** A closed tab would have left after 5 s. */
    private static final int AWAY = 8_000; // ms

    private static TestApp app;
    private static BreakableLine line;
    private static Chromium chromium;
    private static Person alice;
    private static Person bob;
    private static CountedSockets sockets;

    @BeforeAll
    static void theyMeet() throws IOException {
        app = TestApp.start();
        line = new BreakableLine(app.socket().getPort());
        chromium = new Chromium();
        app.setUp("alice", "Alice Ahn");
        app.join("alice", "bob", "Bob Baek");
        alice = new Person(chromium.browser(), line.origin());
        alice.carries(app.cookie("alice"));
        bob = Person.signedIn(chromium, app, "bob");
        sockets = CountedSockets.of(alice);
        bob.joins("team-room");
        alice.joins("team-room");
        alice.seesVideoOf("bob");
        bob.seesVideoOf("alice");
    }

    @AfterAll
    static void stop() throws IOException {
        alice.close();
        bob.close();
        chromium.close();
        line.close();
        app.close();
    }

    @AfterEach
    void oneCallIsStillGoingOn() {
        assertThat(app.calls("alice")).singleElement().satisfies(call -> {
            assertThat(call.get("endedAt").isNull()).isTrue();
            assertThat(call.get("people"))
                    .allSatisfy(person -> assertThat(person.get("spans")).hasSize(1));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1005})
    void whoeverIsClosedInOrderComesBackToThePlaceAndNobodyLeft(int code) {
        Locator tile = bob.sees("tile");
        String place = tile.getAttribute("data-peer");
        int before = sockets.opened();

        line.closeInOrder(code);
        assertThat(alice.sees("banner")).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
        bob.page().waitForTimeout(AWAY);
        assertThat(tile).hasAttribute("data-peer", place);
        line.mend();

        alice.waitsUntil("connected again", () -> sockets.opened() > before);
        assertThat(sockets.closeCodes()).contains(code);
        alice.says("Back after " + code);
        bob.reads("Back after " + code);
        assertThat(tile).hasAttribute("data-peer", place);
    }
}
