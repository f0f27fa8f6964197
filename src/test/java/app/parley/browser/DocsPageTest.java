package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The API's description, read and tried in a browser under the server's own policy. */
class DocsPageTest {
    @Test
    void operationsAreReadAndTriedOutWithoutASignInOrAComplaint() {
        try (TestApp app = TestApp.start();
                Chromium chromium = new Chromium();
                Person reader =
                        new Person(chromium.browser(), app.origin(), new NewContextOptions().setLocale("en-US"))) {
            Page page = reader.page();
            page.navigate("/docs");
            assertThat(page.locator("#operations-tag-service")).isVisible();
            assertThat(page.locator("[id$=listCalls]")).containsText("/api/v1/calls");

            Locator limits = page.locator("[id$=getLimits]");
            limits.locator("button.opblock-summary-control").click();
            assertThat(limits.locator(".responses-table").first()).containsText("messageBytes");
            limits.locator("button.try-out__btn").click();
            limits.locator("button.execute").click();
            assertThat(limits.locator(".live-responses-table")).containsText("65536");
            assertThat(reader.complaints()).isEmpty();
        }
    }
}
