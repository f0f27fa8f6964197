package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
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
            assertThat(page.locator("#part-service")).isVisible();
            assertThat(page.locator("#listCalls > summary")).containsText("/api/v1/calls");
            assertThat(page.locator("#onCallMissed")).isVisible();

            Locator limits = page.locator("#getLimits");
            limits.locator("summary").first().click();
            page.waitForURL("**/docs#getLimits");
            assertThat(limits.locator(".answer").first()).containsText("messageBytes");
            limits.getByTestId("try").locator("summary").click();
            limits.getByTestId("send").click();
            assertThat(limits.locator(".try__answer")).containsText("200");
            assertThat(limits.locator(".try__answer pre")).containsText("65536");

            page.navigate("/docs#/session/signIn");
            Locator signIn = page.locator("#signIn[open]");
            signIn.getByTestId("try").locator("summary").click();
            assertThat(signIn.locator("textarea")).hasValue(Pattern.compile("\"username\""));
            assertThat(reader.complaints()).isEmpty();
        }
    }

    /** What each operation says is drawn, whatever shape its bodies have. */
    @Test
    void everyOperationCanBeOpened() {
        try (TestApp app = TestApp.start();
                Chromium chromium = new Chromium();
                Person reader =
                        new Person(chromium.browser(), app.origin(), new NewContextOptions().setLocale("ko-KR"))) {
            Page page = reader.page();
            page.navigate("/docs");
            assertThat(page.locator("#part-events .operation").first()).isVisible();
            page.evaluate("() => document.querySelectorAll('.operation').forEach((one) => (one.open = true))");
            assertThat(page.locator(".operation:not(:has(.operation__inside))")).hasCount(0);
            page.evaluate("() => document.querySelectorAll('.fields details').forEach((one) => (one.open = true))");
            assertThat(page.locator(".fields details[open]:not(:has(ul))")).hasCount(0);
            assertThat(page.locator("#getCall .fields__name").filter(new Locator.FilterOptions().setHasText("outcome")))
                    .not()
                    .hasCount(0);
            assertThat(reader.complaints()).isEmpty();
        }
    }
}
