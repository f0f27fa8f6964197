package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Receiver;
import app.parley.testing.TestApp;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Admins connect another system, and see how that goes. */
class WebhooksPageTest {
    @Test
    void aWebhookIsAddedTriedOutReadAndDeleted() {
        try (TestApp app = TestApp.start(Map.of("PARLEY_WEBHOOK_PRIVATE", "true"));
                Receiver receiver = new Receiver();
                Chromium chromium = new Chromium()) {
            app.setUp("alice", "Alice Ahn");
            try (Person alice = Person.signedIn(chromium, app, "alice")) {
                Page page = alice.page();
                alice.opens("/admin#webhooks");
                assertThat(page.locator("#webhooks .empty")).isVisible();
                alice.sees("add-webhook").click();
                addsTo(alice, "ftp://example.com/hook");
                assertThat(page.locator("#field-url-error")).containsText("must be http or https");
                page.locator("[name=types]:checked").first().uncheck();
                page.locator("[name=types]:checked").first().uncheck();
                addsTo(alice, receiver.url());
                assertThat(page.locator("#field-types-error")).hasText("Choose at least one.");
                page.locator("[value='call.missed']").check();
                addsTo(alice, receiver.url());
                assertThat(alice.sees("webhook-secret")).hasValue(Pattern.compile("whsec_.+"));
                page.keyboard().press("Escape");

                assertThat(page.locator(".webhook")).containsText("A call is missed");
                alice.presses("Send a test: " + receiver.url());
                Locator delivery = alice.sees("delivery");
                assertThat(delivery).hasAttribute("data-state", "delivered");
                assertThat(delivery).containsText("answered 204");
                delivery.locator("summary").click();
                assertThat(delivery.getByTestId("attempt"))
                        .hasText(Pattern.compile(".+\\d?\\d:\\d\\d:\\d\\d.* · answered 204 · [\\d,]+ ms"));
                assertThat(delivery.locator("pre")).containsText("\"type\": \"ping\"");

                alice.presses("Delete webhook: " + receiver.url());
                alice.sees("confirm").click();
                assertThat(page.locator(".webhook")).hasCount(0);
                // The browser itself tells of the 422 that the first address got.
                assertThat(alice.complaints()).allMatch(complaint -> complaint.contains("422"));
            }
        }
    }

    private static void addsTo(Person person, String url) {
        person.page().locator("[name=url]").fill(url);
        person.sees("save-webhook").click();
    }
}
