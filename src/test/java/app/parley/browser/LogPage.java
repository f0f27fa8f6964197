package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.RestClient;
import app.parley.testing.TestApp;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext.GrantPermissionsOptions;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.stream.StreamSupport;

/** The page of the log as somebody in Seoul has it before them, and what REST says of the same. */
final class LogPage implements AutoCloseable {
    private final TestApp app;
    private final String user;
    private final Person person;

    LogPage(Browser browser, TestApp app, String user) {
        this.app = app;
        this.user = user;
        person = new Person(
                browser,
                app.origin(),
                new Browser.NewContextOptions().setLocale("en-US").setTimezoneId("Asia/Seoul"));
        person.page()
                .context()
                .grantPermissions(
                        List.of("clipboard-read", "clipboard-write"),
                        new GrantPermissionsOptions().setOrigin(app.origin()));
        person.carries(app.cookie(user));
    }

    Person person() {
        return person;
    }

    void opens(String searchAndHash) {
        person.opens("/calls" + searchAndHash);
        assertThat(person.page().locator("#calls[aria-busy=false]")).isVisible();
    }

    Locator control(String name) {
        return person.page().locator("#filter-form [name=" + name + "]");
    }

    Locator rowsBut(String outcome) {
        return person.page().locator("[data-testid=call-row]:not([data-outcome=" + outcome + "])");
    }

    Locator figure(String chart) {
        return person.sees("chart-" + chart).locator(".chart__figure");
    }

    /** Of all cells of a chart's table. */
    int sum(String chart) {
        return person.sees("chart-" + chart).locator("tbody td").allTextContents().stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    void showsWhatRestFinds(String search) {
        List<String> found = idsOf(search);
        assertThat(found).isNotEmpty();
        person.waitsUntil("the rows are those of REST", () -> {
            List<?> shown = shown();
            return !shown.isEmpty()
                    && found.subList(0, Math.min(found.size(), shown.size())).equals(shown);
        });
    }

    private List<?> shown() {
        return (List<?>) person.page()
                .evaluate("() => [...document.querySelectorAll('#calls [data-call]')].map(row => row.dataset.call)");
    }

    List<String> idsOf(String search) {
        return ids(json("/calls" + search));
    }

    static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .map(call -> call.get("id").asText())
                .toList();
    }

    JsonNode json(String path) {
        return RestClient.json(app.get(user, "/api/v1" + path));
    }

    @Override
    public void close() {
        person.close();
        assertThat(person.complaints()).isEmpty();
    }

    /** The first pixel from the left, at the foot of the bars, that was painted. */
    static String colourOfABar(Locator canvas) {
        return (String) canvas.evaluate("""
                canvas => {
                  const context = canvas.getContext('2d')
                  const scale = canvas.width / canvas.clientWidth
                  const {data} = context.getImageData(0, 96 * scale, canvas.width, 1)
                  for (let i = data.length / 2; i < data.length; i += 4) {
                    if (data[i + 3] === 255) return data.slice(i, i + 3).join()
                  }
                  return ''
                }
                """);
    }
}
