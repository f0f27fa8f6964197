package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import app.parley.testing.PlausibleLog;
import app.parley.testing.Shell;
import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one does with the log on its page, with some months of calls in it. */
class CallLogPageTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static TestApp app;
    private static Chromium chromium;

    private LogPage log;
    private Person alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        PlausibleLog.write(data, 200, Instant.now().minusSeconds(7200), Duration.ofHours(5));
        app = TestApp.start(data, Map.of());
        app.setUp("alice", "Alice Ahn");
        app.join("alice", "bob", "Bob Baek");
        app.join("alice", "carol", "Carol Castellanos");
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        app.close();
    }

    @BeforeEach
    void aliceIsThere() {
        log = new LogPage(chromium.browser(), app, "alice");
        alice = log.person();
    }

    @AfterEach
    void aliceGoes() {
        log.close();
    }

    @Test
    void filtersStandInTheAddressUnderRestsNamesAndBackTakesThemAway() {
        log.opens("");
        alice.sees("more-filters").click();
        log.control("outcome").selectOption("missed");
        alice.page().waitForURL(Pattern.compile("/calls\\?outcome=missed$"));
        log.control("user").selectOption("bob");
        alice.page().waitForURL(Pattern.compile("/calls\\?user=bob&outcome=missed$"));
        assertThat(log.rowsBut("missed")).hasCount(0);
        assertThat(alice.sees("chip-user")).hasText("Bob Baek");
        log.showsWhatRestFinds("?user=bob&outcome=missed");

        alice.page().goBack();
        assertThat(alice.sees("chip-user")).hasCount(0);
        log.showsWhatRestFinds("?outcome=missed");
        alice.page().goForward();
        assertThat(alice.sees("chip-user")).isVisible();
        alice.sees("chip-outcome").click();
        alice.page().waitForURL(Pattern.compile("/calls\\?user=bob$"));
        alice.sees("clear-filters").click();
        alice.page().waitForURL(Pattern.compile("/calls$"));
    }

    @Test
    void anAddressWithFiltersShowsThemInEveryControl() {
        log.opens("?room=stand-up&kind=room&minSeconds=45&q=ann&sort=durationSeconds&from=2026-01-01T00:00:00Z");
        alice.sees("more-filters").click();
        assertThat(log.control("kind")).hasValue("room");
        assertThat(log.control("minSeconds")).hasValue("45");
        assertThat(log.control("from")).hasValue("2026-01-01");
        assertThat(log.control("sort")).hasValue("durationSeconds");
        assertThat(alice.sees("search")).hasValue("ann");
        assertThat(alice.sees("chip-room")).isVisible();
    }

    @Test
    void rangesBeginAtTheReadersMidnight() {
        log.opens("");
        alice.sees("range-week").click();
        String from = LocalDate.now(SEOUL)
                .minusDays(6)
                .atStartOfDay(SEOUL)
                .toInstant()
                .toString();
        String expected = URLEncoder.encode(from.replace("Z", ".000Z"), StandardCharsets.UTF_8);
        alice.page().waitForURL(app.origin() + "/calls?from=" + expected);
        assertThat(alice.sees("range-week")).hasAttribute("aria-pressed", "true");
        assertThat(alice.sees("chart-calls").locator("tbody tr")).hasCount(7);
    }

    @Test
    void everyChartIsATableTooAndTheyCountWhatIsShown() {
        log.opens("?user=bob");
        JsonNode totals = log.json("/calls/stats?user=bob&from=" + Instant.now().minus(Duration.ofDays(31)))
                .get("totals");
        assertThat(log.figure("calls")).not().hasText("0");
        assertThat(totals.get("calls").asInt()).isPositive();
        for (String name : List.of("calls", "minutes", "answered", "hours")) {
            Locator chart = alice.sees("chart-" + name);
            assertThat(chart.locator("canvas")).isVisible();
            assertThat(chart.locator("caption")).hasCount(1);
            assertThat(chart.locator("tbody tr")).hasCount(name.equals("hours") ? 24 : 30);
        }
        assertThat(Double.parseDouble(log.figure("calls").textContent()))
                .as("a day")
                .isCloseTo(log.sum("calls") / 30.0, offset(0.06));
        assertThat(log.sum("hours")).isEqualTo(log.sum("calls"));

        alice.sees("view-tables").click();
        assertThat(alice.sees("chart-calls").locator("table")).isInViewport();
        assertThat(alice.sees("chart-calls").locator("canvas")).isHidden();
    }

    @Test
    void chartsTakeTheColoursOfTheTheme() {
        log.opens("");
        Locator canvas = alice.sees("chart-calls").locator("canvas");
        alice.waitsUntil("bars are drawn", () -> !"".equals(LogPage.colourOfABar(canvas)));
        String light = LogPage.colourOfABar(canvas);
        alice.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        alice.waitsUntil("bars are in another colour", () -> !light.equals(LogPage.colourOfABar(canvas)));
    }

    @Test
    void aRowOpensTheTimelineOfItsCallByKeyboardAndHasALinkOfItsOwn() {
        log.opens("?kind=room");
        Locator row = alice.sees("call-row")
                .filter(new Locator.FilterOptions().setHasText("Stand-up"))
                .first();
        String id = row.getAttribute("data-call");
        row.getByTestId("details").focus();
        alice.page().keyboard().press("Enter");
        alice.page().waitForURL(app.origin() + "/calls?kind=room#" + id);
        Locator people = alice.sees("timeline-person");
        assertThat(people).hasCount(log.json("/calls/" + id).get("people").size());
        Locator bob = people.and(alice.page().locator("[data-user=bob]"));
        assertThat(bob.locator(".track__span")).hasCount(2);
        assertThat(people.first().locator(".track__stretch[data-verdict=poor]").first())
                .isVisible();
        assertThat(people.first()).containsText(Pattern.compile("Poor from \\d+:\\d\\d"));
        assertThat(bob).containsText(Pattern.compile("\\d+:\\d\\d [AP]M – \\d+:\\d\\d [AP]M"));
        assertThat(gapsOfTimesOnAPhone()).noneMatch(gap -> gap < 0);
        alice.page().keyboard().press("Enter");
        assertThat(people).hasCount(0);
        alice.page().waitForURL(app.origin() + "/calls?kind=room");

        log.opens("?q=nobody-of-that-name#" + id);
        assertThat(alice.page()
                        .locator("#linked")
                        .getByTestId("timeline-person")
                        .first())
                .isVisible();
        log.opens("#c_150");
        assertThat(alice.sees("timeline-person").first()).isInViewport();
    }

    @Test
    void exportsAreOfTheCallsThatAreShown() throws IOException {
        log.opens("?outcome=declined");
        Download csv =
                alice.page().waitForDownload(() -> alice.sees("export-csv").click());
        Download ndjson =
                alice.page().waitForDownload(() -> alice.sees("export-ndjson").click());

        assertThat(csv.suggestedFilename()).matches(".*calls-\\d{4}-\\d\\d-\\d\\d\\.csv");
        // Excel takes a file without the mark for one of the system's own encoding.
        assertThat(Files.readAllLines(csv.path())).first().asString().startsWith("\uFEFFcall_id,kind,room,");
        assertThat(Files.readAllLines(csv.path())).hasSizeGreaterThan(2).noneMatch(line -> line.contains("completed"));
        assertThat(Files.readAllLines(ndjson.path()))
                .hasSize(log.json("/calls?outcome=declined&limit=200")
                        .get("items")
                        .size());
    }

    @Test
    void theCommandThatIsCopiedGivesTheCallsThatAreShown() throws IOException {
        log.opens("?user=bob&outcome=missed&q=b");
        alice.sees("curl").click();
        String command = alice.sees("curl-command").inputValue();
        assertThat(alice.page().evaluate("() => navigator.clipboard.readText()"))
                .isEqualTo(command);

        List<String> found = LogPage.ids(new ObjectMapper()
                .readTree(Shell.run(command, Map.of("PARLEY_TOKEN", app.token("alice", "read:calls")))));
        assertThat(found).isNotEmpty();
        alice.page().keyboard().press("Escape");
        log.showsWhatRestFinds("?user=bob&outcome=missed&q=b");
        assertThat(found).isEqualTo(log.idsOf("?user=bob&outcome=missed&q=b&limit=200"));

        alice.sees("curl").click();
        alice.page().getByText("CSV").last().click();
        String csv = Shell.run(
                alice.sees("curl-command").inputValue(), Map.of("PARLEY_TOKEN", app.token("alice", "read:calls")));
        assertThat(csv.lines()
                        .skip(1)
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    void aNewCallComesOnTopAndWhatOneReadsStays() {
        try (LogPage page = new LogPage(chromium.browser(), app, "carol");
                StompClient bob = StompClient.connectedByCookie(app.socket(), app.cookie("bob"))) {
            Person carol = page.person();
            page.opens("");
            carol.page().evaluate("() => scrollTo(0, 1500)");
            Locator read = carol.page()
                    .locator("[data-call]")
                    .filter(new Locator.FilterOptions().setVisible(true))
                    .nth(12);
            String id = read.getAttribute("data-call");
            Locator same = carol.page().locator("[data-call=" + id + "]");
            double before = same.boundingBox().y;

            bob.subscribe("calls", "/user/queue/calls");
            bob.sendAndWait("/app/calls", "{\"type\":\"ring\",\"id\":\"r1\",\"to\":[\"carol\"],\"media\":\"audio\"}");
            String call = bob.nextBody("ringing").get("call").asText();
            bob.sendAndWait("/app/calls/" + call, "{\"type\":\"cancel\"}");
            assertThat(carol.page().locator("#status")).containsText("A new call");
            assertThat(same.boundingBox().y).isCloseTo(before, offset(1.0));

            carol.page().evaluate("() => scrollTo(0, 0)");
            Locator first = carol.sees("call-row").first();
            assertThat(first).hasAttribute("data-outcome", "cancelled");
            assertThat(first).containsText("Cancelled");
        }
    }

    @Test
    void anAdminEndsACallThatGoesOnAfterASecondThought() {
        try (StompClient bob = StompClient.connectedByCookie(app.socket(), app.cookie("bob"));
                StompClient carol = StompClient.connectedByCookie(app.socket(), app.cookie("carol"))) {
            bob.subscribe("room", "/topic/rooms/team-room");
            carol.subscribe("room", "/topic/rooms/team-room");
            String call = bob.nextBody("room-changed").at("/room/call/id").asText();
            log.opens("#" + call);
            assertThat(alice.sees("calls.delete")).hasCount(0);
            alice.sees("calls.end").click();
            assertThat(alice.sees("confirm-dialog")).containsText("Everybody in it is disconnected");
            alice.sees("confirm").click();

            Locator row = alice.page().locator("#calls [data-call=" + call + "]");
            assertThat(row).hasAttribute("data-outcome", "completed");
            assertThat(alice.sees("calls.end")).hasCount(0);
            assertThat(alice.page().locator("#details-" + call)).containsText("Ended by a host or an admin");
            assertThat(carol.nextBody("ended").get("reason").asText()).isEqualTo("ended");
        }
    }

    @Test
    void anAdminDeletesACallAfterASecondThought() {
        log.opens("#c_40");
        alice.sees("calls.delete").click();
        alice.page().keyboard().press("Escape");
        assertThat(app.get("alice", "/api/v1/calls/c_40").statusCode()).isEqualTo(200);
        alice.sees("calls.delete").click();
        alice.sees("confirm").click();
        assertThat(alice.sees("timeline-person")).hasCount(0);
        assertThat(app.get("alice", "/api/v1/calls/c_40").statusCode()).isEqualTo(404);
    }

    @Test
    void membersSeeTheirOwnCallsAndDeleteNone() {
        try (LogPage page = new LogPage(chromium.browser(), app, "bob")) {
            Person bob = page.person();
            page.opens("#c_1");
            assertThat(bob.sees("timeline-person").first()).isVisible();
            assertThat(bob.sees("calls.delete")).hasCount(0);
            assertThat(bob.sees("calls.end")).hasCount(0);
            assertThat(bob.page().locator("#rules"))
                    .hasText("The calls you were part of. They are kept until an admin deletes them.");
        }
    }

    @Test
    void whereNothingMatchesItSaysWhatToDo() {
        log.opens("?q=nobody-of-that-name");
        assertThat(alice.page().locator("#calls .empty")).containsText("Nothing matches");
        alice.page().locator("#calls .empty button").click();
        assertThat(alice.sees("call-row").first()).isVisible();
    }

    /** How many px are between each two times of the scale, where there is the least room for them. */
    private List<Double> gapsOfTimesOnAPhone() {
        ViewportSize before = alice.page().viewportSize();
        alice.page().setViewportSize(360, 740);
        List<?> gaps = (List<?>) alice.page().evaluate("""
                () => {
                  const times = [...document.querySelectorAll('.timeline__axis > span')]
                    .map((time) => time.getBoundingClientRect())
                    .filter(({ width }) => width > 0)
                  return times.slice(1).map(({ left }, place) => left - times[place].right)
                }
                """);
        alice.page().setViewportSize(before.width, before.height);
        return gaps.stream().map(gap -> ((Number) gap).doubleValue()).toList();
    }
}
