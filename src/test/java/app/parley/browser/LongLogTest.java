package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log of ten thousand calls, which the browser gets from this test instead of the server. */
class LongLogTest {
    private static final int CALLS = 10_000;
    private static final int MOST_ROWS = 60; // in the page at a time

    private static final Pattern CURSOR = Pattern.compile("cursor=(\\d+)");
    private static final Pattern LIMIT = Pattern.compile("limit=(\\d+)");

    private static TestApp app;
    private static Chromium chromium;

    private Person alice;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        app.setUp("alice", "Alice Ahn");
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        app.close();
    }

    @BeforeEach
    void aliceHasALongLog() {
        alice = new Person(chromium.browser(), app.origin(), Look.ENGLISH_LIGHT_DESKTOP.options());
        alice.carries(app.cookie("alice"));
        alice.page().route(Pattern.compile("/api/v1/calls\\?"), LongLogTest::answer);
        alice.opens("/calls");
        assertThat(alice.sees("call-row").first()).isVisible();
    }

    @AfterEach
    void aliceGoes() {
        alice.close();
    }

    @Test
    void tenThousandRowsCanBeScrolledWithFewOfThemInThePage() {
        Page page = alice.page();
        page.evaluate("""
                async () => {
                  const log = document.querySelector('#calls .log')
                  while (log.getAttribute('aria-rowcount') === '-1') {
                    scrollTo(0, document.documentElement.scrollHeight)
                    await new Promise(requestAnimationFrame)
                  }
                  scrollTo(0, 0)
                }
                """);
        assertThat(page.locator("#calls .log")).hasAttribute("aria-rowcount", Integer.toString(CALLS + 1));
        assertThat(page.locator("#calls").getByTestId("more")).isHidden();

        Map<?, ?> ride = (Map<?, ?>) page.evaluate("""
                async () => {
                  const tasks = []
                  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({type: 'longtask'})
                  let frames = 0, rows = 0, gaps = 0
                  const step = 1600, end = document.documentElement.scrollHeight - innerHeight - step
                  while (scrollY < end) {
                    scrollBy({top: step, behavior: 'instant'})
                    await new Promise(requestAnimationFrame)
                    frames++
                    rows = Math.max(rows, document.querySelectorAll('[data-call]').length)
                    if (!document.elementFromPoint(400, innerHeight / 2).closest('[data-call]')) gaps++
                  }
                  await new Promise((resolve) => setTimeout(resolve, 100))
                  return {frames, rows, gaps, long: tasks.length, longest: Math.max(0, ...tasks.map((one) => one.duration))}
                }
                """);
        System.Logger log = System.getLogger("LongLogTest");
        log.log(System.Logger.Level.INFO, "a ride over {0} rows: {1}", CALLS, ride);

        assertThat(number(ride, "rows")).isBetween(10, MOST_ROWS);
        assertThat(number(ride, "gaps")).isLessThan(number(ride, "frames") / 20);
    }

    @Test
    void theKeyboardReachesRowsThatWereNotThere() {
        walks("Tab", 80);
        assertThat(focused()).isEqualTo("c_40");

        alice.page().evaluate("() => scrollTo(0, 0)");
        alice.page().waitForTimeout(200);
        assertThat(focused()).isEqualTo("c_40");
        walks("Tab", 2);
        assertThat(focused()).isEqualTo("c_41");
        walks("Shift+Tab", 6);
        assertThat(focused()).isEqualTo("c_38");
    }

    @Test
    void keysFasterThanAnyScrollingLoseNoRow() {
        alice.page().addInitScript("addEventListener('scroll', (event) => event.stopImmediatePropagation())");
        alice.page().reload();
        walks("Tab", 80);
        assertThat(focused()).isEqualTo("c_40");
    }

    private void walks(String key, int presses) {
        if (focused() == null) {
            alice.sees("details").first().focus();
        }
        for (int press = 0; press < presses; press++) {
            alice.page().keyboard().press(key);
        }
    }

    private Object focused() {
        return alice.page().evaluate("() => document.activeElement.closest('[data-call]')?.dataset.call");
    }

    private static int number(Map<?, ?> map, String key) {
        return ((Number) map.get(key)).intValue();
    }

    private static void answer(Route route) {
        String query = URI.create(route.request().url()).getRawQuery();
        int first = number(CURSOR, query, 0);
        int last = Math.min(CALLS, first + number(LIMIT, query, 50));
        String items = IntStream.range(first, last).mapToObj(LongLogTest::call).collect(Collectors.joining(","));
        String next = last < CALLS ? "\"" + last + "\"" : "null";
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody("{\"items\":[" + items + "],\"next\":" + next + "}"));
    }

    private static int number(Pattern pattern, String text, int otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
    }

    private static String call(int number) {
        Instant start = Instant.parse("2026-03-01T12:00:00Z").minusSeconds(number * 3600L);
        String outcome = List.of("completed", "missed", "declined").get(number % 3);
        return """
                {"id":"c_%1$d","kind":"direct","room":{"id":"r","name":"Call"},"media":"video","outcome":"%2$s",
                 "startedBy":{"user":"bob","name":"Bob Baek"},"startedAt":"%3$s","answeredAt":null,"endedAt":"%3$s",
                 "ringSeconds":6,"durationSeconds":%4$d,"endReason":"left","people":[%5$s,%6$s]}""".formatted(
                        number,
                        outcome,
                        start,
                        number % 3 == 0 ? 60 + number : 0,
                        person("bob", "Bob Baek", "caller"),
                        person("alice", "Alice Ahn", "callee"));
    }

    private static String person(String user, String name, String role) {
        return """
                {"user":"%s","name":"%s","guest":false,"role":"%s","outcome":"missed","spans":[],"seconds":0,
                 "quality":{"verdict":"fair","text":"Fair","rttMs":null,"lossPercent":null,"relay":false,"relayProtocol":null}}""".formatted(user, name, role);
    }
}
