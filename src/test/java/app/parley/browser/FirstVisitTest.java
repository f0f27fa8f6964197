package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How much comes over a weak network before somebody who was never here can begin. */
class FirstVisitTest {
    private static final int MOST = 200 * 1024; // bytes

    private static final Map<String, String> PAGES = Map.of(
            "/", "[data-testid=person-bob]",
            "/calls", "#status",
            "/settings", "#profile",
            "/admin", "[data-testid=member-bob]",
            "/r/team-room", "[data-testid=join-call]");

    private static TestApp app;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        app.setUp("alice", "Alice Ahn");
        app.join("alice", "bob", "Bob Baek");
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        app.close();
    }

    @Test
    void theFirstVisitToTheSignInPageIsLight() {
        try (Person alice = new Person(chromium.browser(), app.origin())) {
            assertThat(bytesToShow(alice, "/login", "form")).isBetween(10_000, MOST);
        }
    }

    @Test
    void theFirstVisitToTheLobbyIsLight() {
        try (Person alice = new Person(chromium.browser(), app.origin())) {
            alice.carries(app.cookie("alice"));
            assertThat(bytesToShow(alice, "/", "[data-testid=person-bob]")).isBetween(10_000, MOST);
        }
    }

    @Test
    void theFirstVisitToTheCallLogAndToACallsPreviewIsLight() {
        try (Person alice = new Person(chromium.browser(), app.origin())) {
            alice.carries(app.cookie("alice"));
            assertThat(bytesToShow(alice, "/calls", "#status", sizes -> sizes.responseBodySize))
                    .isBetween(10_000, MOST);
        }
        try (Person alice = new Person(chromium.browser(), app.origin())) {
            alice.carries(app.cookie("alice"));
            assertThat(bytesToShow(alice, "/r/team-room", "[data-testid=join-call]", sizes -> sizes.responseBodySize))
                    .isBetween(10_000, MOST);
        }
    }

    @Test
    void noScriptOrStyleIsFoundLate() {
        try (Person alice = new Person(chromium.browser(), app.origin())) {
            alice.carries(app.cookie("alice"));
            for (Map.Entry<String, String> page : PAGES.entrySet()) {
                shows(alice, page);
                assertThat(filesThatThePageDoesNotName(alice.page()))
                        .as(page.getKey())
                        .isEmpty();
            }
        }
    }

    @Test
    void theSecondVisitAsksForThePageAndForDataOnly() {
        try (Person alice = new Person(chromium.browser(), app.origin())) {
            alice.carries(app.cookie("alice"));
            for (Map.Entry<String, String> page : PAGES.entrySet()) {
                shows(alice, page);
                shows(alice, page);
                assertThat(filesThatWereSent(alice.page())).as(page.getKey()).isEmpty();
            }
        }
    }

    private static void shows(Person person, Map.Entry<String, String> page) {
        person.opens(page.getKey());
        assertThat(person.page().locator(page.getValue())).isVisible();
        person.page().waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** Two seconds after the page has loaded, what is likely to be pressed begins to come by itself. */
    private static List<?> filesThatThePageDoesNotName(Page page) {
        return (List<?>) page.evaluate("""
                () => {
                  const named = new Set([...document.querySelectorAll('[href], [src]')].map((it) => it.href || it.src));
                  const stood = performance.getEntriesByType('navigation')[0].loadEventStart + 2000;
                  return performance.getEntriesByType('resource').filter(({ startTime }) => startTime < stood)
                    .map(({ name }) => name).filter((name) => /\\.(js|css)$/.test(name) && !name.includes('/chartjs/') && !named.has(name));
                }
                """);
    }

    private static List<?> filesThatWereSent(Page page) {
        return (List<?>) page.evaluate("""
                () => performance.getEntriesByType('resource')
                  .filter(({ startTime }) => startTime < performance.getEntriesByType('navigation')[0].loadEventStart + 2000)
                  .filter(({ name, transferSize }) => transferSize > 0 && !new URL(name).pathname.startsWith('/api/'))
                  .map(({ name }) => name)
                """);
    }

    private static int bytesToShow(Person person, String path, String sign) {
        return bytesToShow(person, path, sign, FirstVisitTest::bytes);
    }

    private static int bytesToShow(Person person, String path, String sign, ToIntFunction<Sizes> bytes) {
        Page page = person.page();
        List<Request> requests = new ArrayList<>();
        page.onRequestFinished(requests::add);
        person.opens(path);
        assertThat(page.locator(sign)).isVisible();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        // Asking for sizes lets further requests be reported meanwhile.
        return List.copyOf(requests).stream()
                .map(Request::sizes)
                .mapToInt(bytes)
                .sum();
    }

    private static int bytes(Sizes sizes) {
        return sizes.responseHeadersSize + sizes.responseBodySize;
    }
}
