package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** A server as it is tried first: by the plain address of a machine in one's network, where browsers allow no calls. */
class PlainHttpTest {
    /** A header that browsers do not heed here, which Chromium says aloud. */
    private static final String ONLY_OVER_HTTPS = "Cross-Origin-Opener-Policy";

    @Test
    void overPlainHttpEveryPageSaysWhatCallsNeedAndNothingBreaks() {
        try (TestApp app = TestApp.start();
                Chromium chromium = new Chromium("--host-resolver-rules=MAP parley.test 127.0.0.1")) {
            String origin = "http://parley.test:" + URI.create(app.origin()).getPort();
            try (Person alice = at(chromium, origin);
                    Person bob = at(chromium, origin)) {
                alice.opens(app.setupLink().replace(app.origin(), origin));
                saysWhatCallsNeed(alice);
                alice.setsUp(alice.page().url(), "alice", "Alice Ahn");
                saysWhatCallsNeed(alice);
                bob.opens("/login");
                saysWhatCallsNeed(bob);
                bob.acceptsInvite(inviteOf(alice), "bob", "Bob Baek");

                Locator ring = alice.sees("person-bob").getByTestId("ring");
                assertThat(ring).hasAttribute("aria-disabled", "true");
                ring.dispatchEvent("click");
                assertThat(alice.page().locator(".toast")).hasText("Calls need https.");
                assertThat(alice.sees("outgoing")).hasCount(0);
                Locator join = alice.sees("room-team-room").getByTestId("join");
                assertThat(join).hasAttribute("aria-disabled", "true");
                join.dispatchEvent("click");
                assertThat(alice.page().locator(".toast")).hasCount(2);

                for (String page : new String[] {"/calls", "/settings", "/r/team-room"}) {
                    bob.opens(page);
                    assertThat(bob.page().locator("h1").first()).isVisible();
                }
                bob.page().getByText("How?").click();
                assertThat(bob.page().locator("h1")).hasText("Calls need https");
                assertThat(bob.page().locator("#local"))
                        .hasText("http://localhost:" + URI.create(origin).getPort());
                for (Person person : new Person[] {alice, bob}) {
                    assertThat(person.complaints())
                            .filteredOn(complaint -> !complaint.contains(ONLY_OVER_HTTPS))
                            .isEmpty();
                }
            }
        }
    }

    private static void saysWhatCallsNeed(Person person) {
        assertThat(person.sees("https-notice")).containsText("Calls need https. How?");
        assertThat(person.sees("https-notice").locator("a")).hasAttribute("href", "/https");
    }

    private static String inviteOf(Person person) {
        return (String) person.page().evaluate("""
                async () => {
                  const headers = { 'content-type': 'application/json' }
                  const body = JSON.stringify({ kind: 'account' })
                  const answer = await fetch('/api/v1/invites', { method: 'POST', headers, body })
                  return (await answer.json()).url
                }
                """);
    }

    private static Person at(Chromium chromium, String origin) {
        return new Person(chromium.browser(), origin, new Browser.NewContextOptions().setLocale("en-US"));
    }
}
