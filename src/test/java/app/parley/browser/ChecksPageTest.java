package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.ServerProcess;
import app.parley.testing.TestApp;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Admins see what is wrong with the server, and what to do. */
class ChecksPageTest {
    @Test
    void anAdminRunsTheChecksAndIsToldInTheLobbyWhatIsWrong() {
        String nobody = "127.0.0.1:" + ServerProcess.freePort();
        Map<String, String> settings =
                Map.of("PARLEY_TURN_URLS", "turn:" + nobody + "?transport=tcp", "PARLEY_TURN_SECRET", "hush");
        try (TestApp app = TestApp.start(settings);
                Chromium chromium = new Chromium()) {
            app.setUp("alice", "Alice Ahn");
            try (Person alice = Person.signedIn(chromium, app, "alice")) {
                Page page = alice.page();
                alice.opens("/admin#checks");
                assertThat(page.locator("#checks [data-state='skipped']")).hasCount(12);
                assertThat(alice.sees("checks-progress")).hasText("Not checked yet.");
                alice.sees("check-again").click();
                assertThat(alice.sees("checks-progress")).hasText(Pattern.compile("Checked .+"));
                assertThat(alice.sees("check-again")).isEnabled();

                assertThat(alice.sees("check-turn")).hasAttribute("data-state", "error");
                assertThat(alice.sees("check-turn")).containsText("Nobody listens at " + nobody + " (TCP).");
                assertThat(alice.sees("check-turn").locator(".result__advice")).containsText("correct the setting");
                assertThat(alice.sees("check-storage")).hasAttribute("data-state", "warning");
                assertThat(alice.sees("check-relay-udp").getByRole(AriaRole.IMG))
                        .hasAttribute("aria-label", "Not checked");

                alice.opens("/");
                assertThat(alice.sees("server-problems")).containsText("things on this server need attention");
                alice.sees("server-problems").locator("a").click();
                page.waitForURL(Pattern.compile(".*/admin#checks"));
                assertThat(alice.sees("check-storage")).isInViewport();
                assertThat(alice.complaints()).isEmpty();
            }
            app.join("alice", "bob", "Bob Baek");
            try (Person bob = Person.signedIn(chromium, app, "bob")) {
                bob.opens("/");
                assertThat(bob.page().locator("#people .row")).hasCount(1);
                assertThat(bob.sees("server-problems")).hasCount(0);
                assertThat(bob.complaints())
                        .as("asked nothing that is not for members")
                        .isEmpty();
            }
        }
    }
}
