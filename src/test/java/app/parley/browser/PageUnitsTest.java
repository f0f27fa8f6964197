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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
            page.route("**/i18n/*/*+*.js", PageUnitsTest::serveDictionaries);
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

    /** The server makes those only that its own pages name. */
    private static void serveDictionaries(Route route) {
        String file = URI.create(route.request().url()).getPath().replaceFirst(".*/(.*)\\.js", "$1");
        List<String> names = List.of(file.split("\\+", -1));
        String module = IntStream.range(0, names.size())
                .mapToObj(i -> "import d%d from './%s.js';\n".formatted(i, names.get(i)))
                .collect(Collectors.joining());
        String all = IntStream.range(0, names.size()).mapToObj(i -> "d" + i).collect(Collectors.joining(", "));
        route.fulfill(new Route.FulfillOptions()
                .setBody(module + "export default Object.assign({}, " + all + ");\n")
                .setContentType("text/javascript"));
    }

    private static void serve(Route route) {
        String file = URI.create(route.request().url()).getPath().substring("/test/".length());
        route.fulfill(new Route.FulfillOptions()
                .setPath(TESTS.resolve(file))
                .setContentType(file.endsWith(".html") ? "text/html" : "text/javascript"));
    }
}
