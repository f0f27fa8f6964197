package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The way to the server breaks in the middle of a call; the way between the two browsers does not. */
@ResourceLock(Chromium.A_CORE)
class ReconnectTest {
    private static final int PATIENCE = 30_000; // ms

    @Test
    void aCallGoesOnWhileTheServerCannotBeReachedAndNobodyIsSaidToHaveLeft() throws IOException {
        try (TestApp app = TestApp.start();
                BreakableLine line = new BreakableLine(app.socket().getPort());
                Chromium chromium = new Chromium()) {
            app.setUp("alice", "Alice Ahn");
            app.join("alice", "bob", "Bob Baek");
            try (Person alice = new Person(chromium.browser(), line.origin());
                    Person bob = new Person(chromium.browser(), app.origin())) {
                alice.signsIn("alice");
                bob.signsIn("bob");
                bob.joins("team-room");
                alice.joins("team-room");
                alice.seesVideoOf("bob");
                bob.seesVideoOf("alice");
                String place = bob.sees("tile").getAttribute("data-peer");
                writesDownNotices(bob);

                line.cut();
                Locator banner = alice.sees("banner");
                assertThat(banner).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
                assertThat(banner).hasAttribute("data-state", "lost");
                alice.keepsSeeingVideoOf("bob", alice.framesOf("bob"));
                bob.keepsSeeingVideoOf("alice", bob.framesOf("alice"));
                int whileCut = alice.framesOf("bob");

                line.mend();
                assertThat(banner)
                        .hasAttribute("data-state", "connected", new HasAttributeOptions().setTimeout(PATIENCE));
                assertThat(banner).isHidden(new IsHiddenOptions().setTimeout(PATIENCE));
                alice.keepsSeeingVideoOf("bob", whileCut);
                alice.says("Here I am again");
                bob.reads("Here I am again");
                assertThat(bob.sees("tile")).hasAttribute("data-peer", place);
                assertThat(noticesOf(bob)).noneMatch(text -> text.contains("left") || text.contains("lost"));
            }
            whosePageGoesIsGoneWithinSeconds(app, chromium);
            whoComesBackToACallThatEndedMeanwhileIsToldSoAndCallsBack(app, chromium, line);
        }
    }

    /**
     * Who only lost the connection would be waited for. The page goes as with its tab; Chromium gives a tab that it closes
     * half a second for that, which a busy machine takes away.
     */
    private static void whosePageGoesIsGoneWithinSeconds(TestApp app, Chromium chromium) {
        try (Person alice = Person.signedIn(chromium, app, "alice");
                Person bob = Person.signedIn(chromium, app, "bob")) {
            bob.joins("team-room");
            alice.joins("team-room");
            alice.seesVideoOf("bob");
            bob.opens("about:blank");
            assertThat(alice.sees("tile")).hasCount(0);
        }
    }

    private static void whoComesBackToACallThatEndedMeanwhileIsToldSoAndCallsBack(
            TestApp app, Chromium chromium, BreakableLine line) {
        try (Person alice = new Person(chromium.browser(), line.origin());
                Person bob = Person.signedIn(chromium, app, "bob")) {
            alice.signsIn("alice");
            bob.opens("/");
            alice.rings("bob");
            bob.sees("withCamera").click();
            alice.seesVideoOf("bob");
            line.cut();
            assertThat(alice.sees("banner")).isVisible();
            bob.sees("leave").click();
            assertThat(bob.sees("left")).isVisible();
            line.mend();
            assertThat(alice.sees("left")).containsText("The call ended while you were away");
            assertThat(alice.sees("left")).containsText("With Bob Baek. Today");
            alice.takesScreenshot("ended-away");
            bob.opens("/");
            alice.presses("Call back");
            assertThat(bob.sees("accept")).isVisible();
        }
    }

    private static void writesDownNotices(Person person) {
        person.page().evaluate("""
                () => {
                  window.notices = []
                  new MutationObserver((changes) => changes.forEach(({ addedNodes }) =>
                    addedNodes.forEach(({ textContent }) => window.notices.push(textContent))
                  )).observe(document.querySelector('.notices'), { childList: true })
                }
                """);
    }

    private static List<String> noticesOf(Person person) {
        return ((List<?>) person.page().evaluate("() => window.notices"))
                .stream().map(String::valueOf).toList();
    }
}
