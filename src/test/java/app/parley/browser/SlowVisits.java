package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.parley.rest.page.WebPages;
import app.parley.testing.TestApp;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** The lobby over a line of 400 kbit/s and 300 ms there and back, as Chromium emulates it: a first visit, and the next. */
final class SlowVisits {
    private static final int KILOBITS = 400; // a second, each way
    private static final int ROUND_TRIP = 300; // ms

    /** Looks at each picture whether somebody can be rung. */
    private static final String WATCH = """
            const look = () => {
              if (document.querySelector('[data-testid=person-bob] [data-testid=ring]')) globalThis.usableAt = performance.now()
              else requestAnimationFrame(look)
            }
            requestAnimationFrame(look)
            """;

    private static final String FIGURES = """
            () => {
              const all = [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]
              const sent = all.filter(({ transferSize }) => transferSize > 0)
              return [
                performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
                globalThis.usableAt,
                sent.length,
                sent.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1024,
              ]
            }
            """;

    private SlowVisits() {}

    static String table(TestApp app, Chromium chromium) {
        Browser.NewContextOptions options = Person.withWorker().setLocale("en-US");
        try (Person alice = new Person(chromium.browser(), app.origin(), options)) {
            alice.carries(app.cookie("alice"));
            alice.hasBrowserWith(WATCH);
            // As of a server that has been up for a while.
            WebPages.makeReady();
            slowsDown(alice.page());
            return """
                    | visit | first text after, s | somebody can be rung after, s | requests | KiB over the line |
                    |---|---|---|---|---|
                    %s
                    %s

                    Measured on %s.
                    """.formatted(row("first", alice), row("next", alice), LocalDate.now(ZoneOffset.UTC));
        }
    }

    private static void slowsDown(Page page) {
        CDPSession devTools = page.context().newCDPSession(page);
        devTools.send("Network.enable");
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", ROUND_TRIP);
        line.addProperty("downloadThroughput", KILOBITS * 1000 / 8);
        line.addProperty("uploadThroughput", KILOBITS * 1000 / 8);
        devTools.send("Network.emulateNetworkConditions", line);
    }

    private static String row(String visit, Person alice) {
        alice.opens("/");
        assertThat(alice.sees("person-bob").getByTestId("ring")).isVisible();
        alice.page().waitForLoadState(LoadState.NETWORKIDLE);
        // The service worker fetches the shell once the page has all it needs.
        alice.page().waitForTimeout(8000);
        List<?> figures = (List<?>) alice.page().evaluate(FIGURES);
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.0f | %.0f |",
                visit,
                number(figures.get(0)) / 1000,
                number(figures.get(1)) / 1000,
                number(figures.get(2)),
                number(figures.get(3)));
    }

    private static double number(Object figure) {
        return ((Number) figure).doubleValue();
    }
}
