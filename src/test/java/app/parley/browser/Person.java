package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ScreenshotType;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Somebody with a browser of their own. */
final class Person implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FRAMES_THAT_ARE_A_FILM = 10;

    private final BrowserContext context;
    private final Page page;
    private final String origin;
    private final List<String> complaints = new ArrayList<>();

    Person(Browser browser, String origin) {
        this(browser, origin, new Browser.NewContextOptions());
    }

    Person(Browser browser, String origin, Browser.NewContextOptions options) {
        this.origin = origin;
        if (options.serviceWorkers == null) {
            // Each file that goes through one costs about twice. NotificationsTest and FirstCallTest have theirs.
            options.setServiceWorkers(ServiceWorkerPolicy.BLOCK);
        }
        context = browser.newContext(options.setBaseURL(origin));
        if (mayHaveDevices(origin)) {
            context.grantPermissions(
                    List.of("camera", "microphone"), new BrowserContext.GrantPermissionsOptions().setOrigin(origin));
        }
        page = context.newPage();
        hasBrowserOf("small-camera.js");
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("401")) {
                complaints.add(message.text());
            }
        });
    }

    /** Over plain http there is nothing to grant, but to this very machine. */
    private static boolean mayHaveDevices(String origin) {
        return origin.startsWith("https:") || origin.startsWith("http://localhost");
    }

    /** Somebody who is signed in already, and reads English. */
    static Person signedIn(Chromium chromium, TestApp app, String user) {
        Person person =
                new Person(chromium.browser(), app.origin(), new Browser.NewContextOptions().setLocale("en-US"));
        person.carries(app.cookie(user));
        return person;
    }

    /** As {@link #signedIn}, with a service worker as everybody has one. */
    static Person withWorker(Chromium chromium, TestApp app, String user) {
        Person person =
                new Person(chromium.browser(), app.origin(), withWorker().setLocale("en-US"));
        person.carries(app.cookie(user));
        return person;
    }

    static Browser.NewContextOptions withWorker() {
        return new Browser.NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.ALLOW);
    }

    Page page() {
        return page;
    }

    /** What the browser's console complained about. */
    List<String> complaints() {
        return complaints;
    }

    Locator sees(String testId) {
        return page.getByTestId(testId);
    }

    void opens(String pathOrUrl) {
        page.navigate(pathOrUrl);
    }

    void setsUp(String link, String username, String displayName) {
        opens(link);
        fillsIn(username, displayName);
        assertThat(sees("invite-dialog")).isVisible();
        page.keyboard().press("Escape");
    }

    void acceptsInvite(String url, String username, String displayName) {
        opens(url);
        fillsIn(username, displayName);
        page.waitForURL(origin + "/");
    }

    void fillsIn(String username, String displayName) {
        page.locator("input[name=displayName]").fill(displayName);
        page.locator("input[name=username]").fill(username);
        page.locator("input[name=password]").fill(TestApp.PASSWORD);
        page.locator("form button[type=submit]").click();
    }

    /** Instead of the browser's fake camera, from the next page on. */
    void looksLike(Portrait portrait) {
        page.addInitScript(portrait.script());
        hasBrowserOf("portrait.js");
    }

    /** As people's are: sharp, and a core's work. */
    void hasUsualCamera() {
        hasBrowserWith("globalThis.usualCamera = true");
    }

    /** Runs before each page from now on: what is special about this browser. */
    void hasBrowserWith(String script) {
        page.addInitScript(script);
    }

    /** As {@link #hasBrowserWith}, from a file of src/test/web. */
    void hasBrowserOf(String file) {
        page.addInitScript(Path.of("src", "test", "web", file));
    }

    void signsIn(String username) {
        opens("/login");
        page.locator("input[name=username]").fill(username);
        page.locator("input[name=password]").fill(TestApp.PASSWORD);
        page.locator("form button[type=submit]").click();
        page.waitForURL(origin + "/");
    }

    /** Is signed in from the first page on, by a cookie as {@link TestApp#cookie} gives it. */
    void carries(String cookie) {
        String[] pair = cookie.split("=", 2);
        context.addCookies(List.of(new Cookie(pair[0], pair[1]).setUrl(origin)));
    }

    void joins(String room) {
        opens("/r/" + room);
        sees("join-call").click();
        assertThat(sees("leave")).isVisible();
    }

    void joinsWithPasscode(String room, String passcode) {
        opens("/r/" + room);
        sees("join-call").click();
        types(passcode);
    }

    /** Types the passcode that is asked for. */
    void types(String passcode) {
        page.locator("#passcode").fill(passcode);
        page.locator("#passcode").press("Enter");
    }

    /** Presses the button of that name. */
    void presses(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    void rings(String user) {
        Locator row = sees("person-" + user);
        assertThat(row.locator("[data-status='online']")).isVisible();
        row.getByTestId("ring").click();
    }

    /** Waits until the other person's picture moves. */
    void seesVideoOf(String user) {
        page.waitForURL(origin + "/r/**");
        assertThat(sees("tile").and(page.locator("[data-user='" + user + "']"))).isVisible();
        keepsSeeingVideoOf(user, Math.max(0, framesOf(user)));
    }

    /** Waits until the picture has moved on from that many frames. */
    void keepsSeeingVideoOf(String user, int frames) {
        waitsUntil("the video of " + user + " moves", () -> framesOf(user) > frames + FRAMES_THAT_ARE_A_FILM);
    }

    int framesOf(String user) {
        return (int) page.evaluate("""
                user => {
                  const video = document.querySelector(`[data-testid=tile][data-user="${user}"] video`)
                  return video ? video.getVideoPlaybackQuality().totalVideoFrames : -1
                }
                """, user);
    }

    /** Playwright's own waitForFunction needs eval, which our pages forbid. */
    void waitsUntil(String what, BooleanSupplier condition) {
        waitsUntil(what, PATIENCE, condition);
    }

    void waitsUntil(String what, Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                takesScreenshot("failed");
                throw new AssertionError("not so within " + patience + ": " + what + "; console: " + complaints);
            }
            page.waitForTimeout(100);
        }
    }

    void says(String text) {
        opensChat();
        sees("chat-input").fill(text);
        sees("chat-input").press("Enter");
    }

    void reads(String text) {
        opensChat();
        assertThat(sees("chat-message").filter(new Locator.FilterOptions().setHasText(text)))
                .hasCount(1);
    }

    private void opensChat() {
        if (!sees("chat-input").isVisible()) {
            opensPanel("chat");
        }
    }

    void opensPeople() {
        opensPanel("people");
    }

    /** On a phone the bar has no room for it. */
    private void opensPanel(String name) {
        if (sees(name).isVisible()) {
            sees(name).click();
        } else {
            sees("more").click();
            sees("more-" + name).click();
        }
    }

    void takesScreenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    /** Keeps a last picture: what a failed test saw. */
    @Override
    public void close() {
        if (!page.isClosed()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setType(ScreenshotType.JPEG)
                    .setPath(Path.of("target", "screenshots", "last-of-" + Integer.toHexString(hashCode()) + ".jpg")));
            // As when a tab is closed, and not only cut off.
            page.navigate("about:blank");
        }
        context.close();
    }
}
