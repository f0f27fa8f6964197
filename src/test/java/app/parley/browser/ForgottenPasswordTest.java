package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Browser.NewContextOptions;
import org.junit.jupiter.api.Test;

/** An admin makes a link, somebody who forgot the password sets a new one by it. */
class ForgottenPasswordTest {
    private static final String NEW_PASSWORD = "a new horse altogether";

    @Test
    void whoForgotThePasswordAsksAnAdminAndIsInAgain() {
        try (TestApp app = TestApp.start();
                Chromium chromium = new Chromium()) {
            app.setUp("alice", "Alice Ahn");
            app.join("alice", "bob", "Bob Baek");
            try (Person alice = Person.signedIn(chromium, app, "alice");
                    Person bob =
                            new Person(chromium.browser(), app.origin(), new NewContextOptions().setLocale("en-US"))) {
                bob.opens("/login");
                assertThat(bob.page().locator("main")).containsText("Forgot your password? Ask an admin");

                alice.opens("/admin");
                assertThat(alice.sees("reset-alice")).isDisabled();
                alice.sees("reset-bob").click();
                assertThat(alice.sees("copy-reset-url")).isFocused();
                String link = alice.sees("reset-url").inputValue();

                bob.opens(link);
                assertThat(bob.page().locator("h1")).hasText("Set a new password");
                assertThat(bob.page().locator("input[name=username]")).hasValue("bob");
                bob.page().locator("input[name=password]").fill("short");
                bob.presses("Set password");
                assertThat(bob.page().locator("#field-password-error")).isVisible();
                bob.page().locator("input[name=password]").fill(NEW_PASSWORD);
                bob.presses("Set password");
                bob.page().waitForURL(app.origin() + "/");
                assertThat(bob.sees("person-alice")).isVisible();

                alice.opens(link);
                assertThat(alice.page().locator("h1")).hasText("This link does not work any more");
                assertThat(bob.complaints()).isEmpty();
            }
        }
    }
}
