package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two people with real browsers and fake cameras, from the set-up link to the row in the log. */
@ResourceLock(Chromium.A_CORE)
class FirstCallTest {
    private static TestApp app;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        app.close();
    }

    @Test
    void twoPeopleSignInRingTalkChatHangUpAndFindTheCallInTheLog() {
        try (Person alice = person();
                Person bob = person()) {
            alice.setsUp(app.setupLink(), "alice", "Alice Ahn");
            bob.acceptsInvite(app.invite("alice"), "bob", "Bob Baek");

            alice.rings("bob");
            bob.sees("withCamera").click();
            alice.seesVideoOf("bob");
            bob.seesVideoOf("alice");

            alice.says("Can you see me?");
            bob.reads("Can you see me?");
            alice.takesScreenshot("call");

            bob.sees("leave").click();
            assertThat(alice.sees("left")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));

            alice.opens("/calls");
            Locator row = alice.sees("call-row");
            assertThat(row).hasCount(1);
            assertThat(row).hasAttribute("data-outcome", "completed");
            assertThat(row.getByTestId("duration")).containsText(Pattern.compile("\\d"));
            assertThat(alice.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
        assertThat(app.calls("alice")).singleElement().satisfies(call -> {
            assertThat(call.get("outcome").asText()).isEqualTo("completed");
            assertThat(call.get("durationSeconds").asLong()).isPositive();
            assertThat(call.get("people"))
                    .hasSize(2)
                    .allSatisfy(person -> assertThat(person.get("spans")).hasSize(1));
        });
    }

    private static Person person() {
        return new Person(chromium.browser(), app.origin(), Person.withWorker().setLocale("en-US"));
    }
}
