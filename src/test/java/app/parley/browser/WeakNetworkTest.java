package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.browser.NarrowLine.Quality;
import app.parley.testing.ServerProcess;
import app.parley.testing.TestApp;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two people of whom one has a line that carries sound, and next to nothing else. */
@ResourceLock(Chromium.A_CORE)
class WeakNetworkTest {
    private static final String SENTENCE = "Weak network. Video reduced to keep sound clear.";

    private static final Locator.GetByRoleOptions WHY =
            new Locator.GetByRoleOptions().setName(Pattern.compile("Why\\?$"));

    @Test
    void onAThinLineVideoPausesSoundFlowsAndAllComesBackByItself() throws IOException {
        int relay = ServerProcess.freePort();
        try (TestApp app = TestApp.start(Map.of("PARLEY_RELAY", "on", "PARLEY_RELAY_PORT", Integer.toString(relay)));
                NarrowLine line = new NarrowLine(relay);
                Chromium chromium = new Chromium()) {
            app.setUp("alice", "Alice Ahn");
            app.join("alice", "bob", "Bob Baek");
            try (Person alice = Person.signedIn(chromium, app, "alice");
                    Person bob = Person.signedIn(chromium, app, "bob")) {
                alice.hasUsualCamera();
                bob.hasUsualCamera();
                RelayedPage.by(alice, line.port());
                RelayedPage.by(bob, relay);
                bob.joins("team-room");
                alice.joins("team-room");
                bob.seesVideoOf("alice");
                Locator sentence =
                        alice.page().locator(".notice").filter(new Locator.FilterOptions().setHasText(SENTENCE));
                Locator paused = bob.page().getByText("Video paused: weak network");

                line.becomes(new Quality(60, 60, 0, 20));
                assertThat(sentence).isVisible();
                assertThat(sentence).containsText("Turn video back on");
                assertThat(paused).isVisible();
                assertThat(alice.sees("self-tile")).containsText("Video paused");
                bob.sees("tile").getByRole(AriaRole.BUTTON, WHY).click();
                assertThat(bob.page().locator(".why:popover-open")).containsText("there and back");
                int frames = bob.framesOf("alice");
                int heard = RelayedPage.soundPackets(bob);
                bob.waitsUntil("sound goes on", () -> RelayedPage.soundPackets(bob) > heard + 20);
                assertThat(bob.framesOf("alice")).isLessThan(frames + 10);

                line.becomes(Quality.GOOD);
                // After a trial that failed while the line was bad it comes back twice as late.
                bob.waitsUntil("the video is said to be back", Duration.ofSeconds(90), () -> !paused.isVisible());
                bob.keepsSeeingVideoOf("alice", bob.framesOf("alice"));
                assertThat(alice.complaints()).isEmpty();
            }
        }
    }
}
