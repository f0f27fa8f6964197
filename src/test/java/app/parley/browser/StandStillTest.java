package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing on a page moves while it loads, and none is wider than a small phone. */
class StandStillTest {
    private static final double MOST = 0.02; // cumulative layout shift

    private static final String WATCH = """
            globalThis.shifts = []
            new PerformanceObserver((list) => {
              for (const { value, hadRecentInput, sources } of list.getEntries())
                if (!hadRecentInput) shifts.push({ value, what: sources.map(({ node }) => node?.className ?? '').join() })
            }).observe({ type: 'layout-shift', buffered: true })
            """;

    /** Pages, and what is there once they have all they show. */
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("/", "#recent .empty, #recent .row");
        PAGES.put("/r/team-room", ".preview--mic.preview--video [data-testid=join-call]");
        PAGES.put("/r/nowhere", "[data-testid=refused]");
        PAGES.put("/calls", "#none .empty");
        PAGES.put("/settings", "#my-data button");
        PAGES.put("/admin", "#people .row");
        PAGES.put("/docs", "#part-events .operation");
        PAGES.put("/join/nowhere", ".gate__card--notice");
        PAGES.put("/reset/nowhere", ".gate__card--notice");
        PAGES.put("/login", "form button[type=submit]");
    }

    @ParameterizedTest
    @CsvSource({"360, 640, en-US", "1280, 800, ko-KR"})
    void pagesStandStillAndFit(int width, int height, String locale) {
        NewContextOptions size =
                new NewContextOptions().setViewportSize(width, height).setLocale(locale);
        try (TestApp app = TestApp.start();
                Chromium chromium = new Chromium()) {
            app.setUp("alice", "Alice Ahn");
            app.join("alice", "bob", "Anastasia Papadopoulou-Richter");
            app.join("alice", "carol", "Carol Cho");
            try (Person alice = new Person(chromium.browser(), app.origin(), size)) {
                alice.hasBrowserWith(WATCH);
                PAGES.forEach((path, shows) -> {
                    if (path.equals("/login")) {
                        alice.page().context().clearCookies();
                    } else if (path.equals("/")) {
                        alice.carries(app.cookie("alice"));
                    }
                    alice.opens(path);
                    assertThat(alice.page().locator(shows).first()).isVisible();
                    Object moved = alice.page().evaluate("() => shifts.reduce((sum, { value }) => sum + value, 0)");
                    assertThat(((Number) moved).doubleValue())
                            .as("%s at %d: %s", path, width, alice.page().evaluate("() => JSON.stringify(shifts)"))
                            .isLessThan(MOST);
                    assertThat(alice.page().evaluate("() => document.documentElement.scrollWidth"))
                            .as("width of %s", path)
                            .isEqualTo(width);
                });
            }
        }
    }
}
