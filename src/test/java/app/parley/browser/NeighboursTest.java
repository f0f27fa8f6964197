package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Two people of one call at one table, whose microphones hear the same voice: sound on both would howl. */
@Isolated("it compares what two microphones hear, in real time")
class NeighboursTest {
    @Test
    void whoComesBesideSomebodyOfTheCallIsToldAloneAndGoesOnWithoutSound() {
        try (TestApp app = TestApp.start();
                Chromium chromium = new Chromium()) {
            app.setUp("alice", "Alice Ahn");
            app.join("alice", "bob", "Bob Baek");
            try (Person alice = atTheTable(chromium, app, "alice", "en-US", 1);
                    Person bob = atTheTable(chromium, app, "bob", "ko-KR", 0.1)) {
                alice.joins("team-room");
                bob.joins("team-room");
                Locator told = notice(bob, "Alice Ahn 님과 같은 공간에 계신 것 같습니다.");
                bob.waitsUntil("who sits there is told", Duration.ofSeconds(60), told::isVisible);
                assertThat(notice(alice, "in the same room")).hasCount(0);
                bob.takesScreenshot("neighbours");

                told.getByText("소리 없이 계속").click();
                assertThat(told).hasCount(0);
                assertThat(notice(bob, "소리를 듣지 않고 있으며 마이크도 꺼져 있습니다.")).isVisible();
            }
        }
    }

    private static Person atTheTable(Chromium chromium, TestApp app, String user, String locale, double nearness) {
        Person person = new Person(chromium.browser(), app.origin(), new Browser.NewContextOptions().setLocale(locale));
        person.carries(app.cookie(user));
        person.hasBrowserWith("globalThis.nearness = " + nearness);
        person.hasBrowserOf("one-room.js");
        return person;
    }

    private static Locator notice(Person person, String text) {
        return person.page().locator(".notice").filter(new Locator.FilterOptions().setHasText(text));
    }
}
