package app.parley.browser;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The page's own unit tests ({@code src/test/web}), each run in the browser and reported by name. */
class PageUnitsTest {
    private static final Path TESTS = Path.of("src", "test", "web");

    @TestFactory
    Stream<DynamicTest> pageUnits() {
        try (TestApp app = TestApp.start();
                Chromium chromium = new Chromium();
                Page page = chromium.browser().newPage()) {
            page.route("**/test/**", PageUnitsTest::serve);
            page.navigate(app.origin() + "/test/run.html");
            page.locator("body[data-done]")
                    .waitFor(new Locator.WaitForOptions()
                            .setState(WaitForSelectorState.ATTACHED)
                            .setTimeout(120_000));
            List<?> results = (List<?>) page.evaluate("() => window.results");
            assertThat(results).isNotEmpty();
            return results.stream().map(result -> test((Map<?, ?>) result));
        }
    }

    private static DynamicTest test(Map<?, ?> result) {
        return DynamicTest.dynamicTest(
                (String) result.get("name"),
                () -> assertThat(result.get("ok")).as("%s", result.get("error")).isEqualTo(true));
    }

    private static void serve(Route route) {
        String file = URI.create(route.request().url()).getPath().substring("/test/".length());
        route.fulfill(new Route.FulfillOptions()
                .setPath(TESTS.resolve(file))
                .setContentType(file.endsWith(".html") ? "text/html" : "text/javascript"));
    }
}
