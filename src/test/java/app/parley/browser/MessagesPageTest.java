package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Messages to a person outside of calls. */
class MessagesPageTest {
    @Test
    void whatIsWrittenToSomebodyWhoIsAwayIsReadLaterAndOnAllDevicesAtOnce() {
        try (TestApp app = TestApp.start();
                Chromium chromium = new Chromium()) {
            app.setUp("alice", "Alice Ahn");
            app.join("alice", "bob", "Bob Baek");
            try (Person alice = Person.signedIn(chromium, app, "alice");
                    Person bob = Person.signedIn(chromium, app, "bob");
                    Person bobsPhone = Person.signedIn(chromium, app, "bob")) {
                alice.opens("/");
                alice.sees("person-bob").getByTestId("message").click();
                writes(alice, "Are you there?");
                writes(alice, "See https://example.org/agenda");
                assertThat(alice.page().locator(".chat__row--pending")).hasCount(0);

                bobsPhone.opens("/");
                bob.opens("/calls");
                assertThat(bob.page()).hasTitle(Pattern.compile("^\\(2\\) .*"));
                Locator phonesBadge = bobsPhone.sees("person-alice").getByTestId("message");
                assertThat(phonesBadge).hasAttribute("data-count", "2");

                bob.opens("/#message=alice");
                assertThat(bob.page().locator(".chat__new + .chat__row")).containsText("Are you there?");
                assertThat(bob.page().locator(".chat__text a")).hasAttribute("href", "https://example.org/agenda");
                assertThat(phonesBadge).not().hasAttribute("data-count", "2");
                assertThat(bobsPhone.page()).not().hasTitle(Pattern.compile("^\\(.*"));

                writes(bob, "Now I am.");
                assertThat(alice.sees("messages")).containsText("Now I am.");
                bob.page().keyboard().press("Escape");
                assertThat(bob.page()).hasURL(Pattern.compile("/$"));
            }
        }
    }

    private static void writes(Person person, String text) {
        person.sees("chat-input").fill(text);
        person.page().keyboard().press("Enter");
    }
}
