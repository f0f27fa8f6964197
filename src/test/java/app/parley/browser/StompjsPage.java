package app.parley.browser;

import app.parley.testing.Await;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A page that uses {@code @stomp/stompjs} as its makers ship it: {@code src/test/web/stock-client.js}. */
final class StompjsPage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final BrowserContext context;
    private final Page page;

    /** @param cookie the sign-in to carry, as a Cookie header has it */
    StompjsPage(Browser browser, String origin, String cookie) {
        // Trusted Types keep scripts out that a test puts in.
        context = browser.newContext(new Browser.NewContextOptions().setBypassCSP(true));
        String[] pair = cookie.split("=", 2);
        context.addCookies(List.of(new Cookie(pair[0], pair[1]).setUrl(origin)));
        page = context.newPage();
        page.route("**/test/*", StompjsPage::serve);
        // The server's own page without scripts: a page that came from elsewhere may not dial a local server.
        page.navigate(origin + "/nothing");
        page.addScriptTag(new Page.AddScriptTagOptions().setUrl("/vendor/stompjs/bundles/stomp.umd.js"));
        page.addScriptTag(
                new Page.AddScriptTagOptions().setUrl("/test/stock-client.js").setType("module"));
    }

    private static void serve(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setPath(Path.of("src", "test", "web", "stock-client.js"))
                .setContentType("text/javascript"));
    }

    /** Waits until it has connected, and subscribed again, so many times in all. */
    void connects(int times) {
        Await.until("connected " + times + " times", PATIENCE, () -> number("connections") == times);
    }

    String user() {
        return (String) page.evaluate("() => stock.state.user");
    }

    /** Says something in the room, and waits for the receipt. */
    void says(String text) {
        page.evaluate("text => stock.say(text)", text);
    }

    void hears(String text) {
        Await.until("heard: " + text, PATIENCE, () -> heard().contains(text));
    }

    List<?> heard() {
        return (List<?>) page.evaluate("() => stock.state.heard");
    }

    List<?> closeCodes() {
        return (List<?>) page.evaluate("() => stock.state.closeCodes");
    }

    int beatsHeard() {
        return number("beatsHeard");
    }

    int beatsSent() {
        return number("beatsSent");
    }

    private int number(String name) {
        return (int) page.evaluate("name => stock.state[name]", name);
    }

    void leaves() {
        page.evaluate("() => stock.leave()");
    }

    @Override
    public void close() {
        context.close();
    }
}
