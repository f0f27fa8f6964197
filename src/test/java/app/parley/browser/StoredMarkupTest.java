package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever somebody writes is text, on every page of whoever looks at it. */
class StoredMarkupTest {
    private static final String MARKUP = "<img src=x onerror=run()>";
    private static final String JSON = "\"" + MARKUP + "\"";
    private static final String TAKES_MARKUP = """
            () => {
              try {
                document.createElement('p').innerHTML = '<b>bold</b>';
                return 'taken';
              } catch (refusal) {
                return refusal.name;
              }
            }""";
    private static final List<String> PAGES = List.of(
            "/",
            "/settings",
            "/admin",
            "/admin#rooms",
            "/admin#webhooks",
            "/admin#audit",
            "/calls?q=" + "%3Cimg%20src=x%20onerror=run()%3E");

    @Test
    void markupInAnyTextIsShownAsItWasWrittenAndRunsNothing() {
        try (TestApp app = TestApp.start();
                Chromium chromium = new Chromium()) {
            app.setUp("alice", "Alice Ahn");
            app.join("alice", "bob", "Bob Baek");
            app.patch("bob", "/api/v1/me", "{\"displayName\":" + JSON + "}");
            app.put("bob", "/api/v1/me/status", "{\"status\":\"online\",\"text\":" + JSON + "}");
            app.post("bob", "/api/v1/rooms", "{\"id\":\"marked\",\"name\":" + JSON + "}");
            app.post("bob", "/api/v1/tokens", "{\"name\":" + JSON + ",\"scopes\":[\"read\"]}");
            app.post(
                    "alice", "/api/v1/webhooks", "{\"url\":\"https://example.org/%3Cimg%20src=x%20onerror=run()%3E\"}");
            try (Person alice = Person.signedIn(chromium, app, "alice");
                    Person bob = Person.signedIn(chromium, app, "bob")) {
                alice.page().addInitScript("globalThis.ran = 0; globalThis.run = () => globalThis.ran++");
                bob.joins("marked");
                bob.says(MARKUP);
                for (String page : PAGES) {
                    alice.opens(page);
                    assertThat(alice.page().locator("h1").first()).isVisible();
                    alice.page().evaluate("() => new Promise((done) => requestIdleCallback(done, { timeout: 200 }))");
                    assertNothingRan(alice);
                }
                alice.joins("marked");
                assertThat(alice.page().getByText(MARKUP).first()).isVisible();
                alice.reads(MARKUP);
                assertNothingRan(alice);
            }
        }
    }

    private static void assertNothingRan(Person person) {
        String path = URI.create(person.page().url()).getPath();
        assertThat(person.page().locator("img[src=x]")).hasCount(0);
        assertThat(person.page().evaluate("() => globalThis.ran")).as(path).isEqualTo(0);
        // Whatever a later page does with a text, the browser takes none for markup.
        assertThat(person.page().evaluate(TAKES_MARKUP)).as(path).isEqualTo("TypeError");
    }
}
