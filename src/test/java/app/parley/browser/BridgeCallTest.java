package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Protocol, section 10: our own page and one of MDN's kind call each other, with pictures both ways. */
@ResourceLock(Chromium.A_CORE)
class BridgeCallTest {
    private static TestApp app;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        app = TestApp.start(Map.of("PARLEY_GUESTS", "open"));
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        app.close();
    }

    @Test
    void aPageOfMdnsKindAndOursCallEachOtherAndSeeEachOther() {
        app.setUp("alice", "Alice Ahn");
        app.join("alice", "bob", "Bob Baek");
        try (Person alice = person();
                Person mia = person();
                Person bob = person()) {
            alice.carries(app.cookie("alice"));
            alice.opens("/");
            bob.carries(app.cookie("bob"));
            opensPlainPage(mia, "Mia");
            opensPlainPage(bob, "bob");

            clicksOn(mia, "alice");
            alice.sees("withCamera").click();
            seeEachOther(alice, mia);
            mia.page().locator("button").click();
            assertThat(alice.sees("left")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));

            alice.opens("/");
            alice.rings("bob");
            seeEachOther(alice, bob);
            alice.takesScreenshot("bridge");
            alice.sees("leave").click();
            bob.waitsUntil("hung up", () -> !(boolean) bob.page().evaluate("() => plain.inCall()"));
            for (Person person : new Person[] {alice, mia, bob}) {
                assertThat(person.complaints()).isEmpty();
            }
        }
        assertThat(app.calls("alice")).hasSize(2).allSatisfy(call -> {
            assertThat(call.get("outcome").asText()).isEqualTo("completed");
            assertThat(call.get("people"))
                    .hasSize(2)
                    .allSatisfy(person -> assertThat(person.get("spans")).hasSize(1));
        });
    }

    private static void seeEachOther(Person ours, Person plain) {
        ours.waitsUntil("a tile", () -> ours.sees("tile").count() == 1);
        String user = ours.sees("tile").getAttribute("data-user");
        ours.seesVideoOf(user);
        int frames = framesSeenBy(plain);
        plain.waitsUntil("the picture moves", () -> framesSeenBy(plain) > Math.max(0, frames) + 10);
        assertThat(ours.sees("tile").locator(".tile__status")).isHidden();
    }

    private static int framesSeenBy(Person plain) {
        return (int) plain.page().evaluate("() => plain.frames()");
    }

    private static void clicksOn(Person plain, String user) {
        plain.page().locator("li", new Page.LocatorOptions().setHasText(user)).click();
    }

    private static void opensPlainPage(Person person, String name) {
        person.page().route("**/test/plain.js", BridgeCallTest::serve);
        // A page that a route serves may not open sockets to this machine; a script in the server's own page may, where
        // Trusted Types do not keep it out.
        person.opens("/manifest.json?name=" + name);
        person.page()
                .addScriptTag(
                        new Page.AddScriptTagOptions().setUrl("/test/plain.js").setType("module"));
        Locator own = person.page().locator("li", new Page.LocatorOptions().setHasText(name));
        assertThat(own).hasCount(1);
    }

    private static void serve(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setPath(Path.of("src", "test", "web", "plain.js"))
                .setContentType("text/javascript"));
    }

    private static Person person() {
        return new Person(
                chromium.browser(),
                app.origin(),
                new Browser.NewContextOptions().setLocale("en-US").setBypassCSP(true));
    }
}
