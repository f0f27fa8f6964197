package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.PushService;
import app.parley.testing.PushService.Message;
import app.parley.testing.RestClient;
import app.parley.testing.TestApp;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Calls that ring where nobody looks. A browser without a profile has no push service: the page gets a subscription of
 * the test's own, the test reads what the server sends there, and the browser's debugger delivers it.
 */
class NotificationsTest {
    private static final String HAS_A_PUSH_SERVICE = """
            {
              let standing = null
              const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
              PushManager.prototype.getSubscription = async () => standing
              PushManager.prototype.subscribe = async ({applicationServerKey}) =>
                (standing = {
                  options: {applicationServerKey: bytes(applicationServerKey).buffer},
                  toJSON: () => (%s),
                  unsubscribe: async () => (standing = null),
                })
            }
            """;

    private final PushService phone = new PushService();
    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.start(Map.of("PARLEY_PUSH_PRIVATE", "true"));
        app.setUp("alice", "Alice Ahn");
        app.join("alice", "bob", "Bob Baek");
    }

    @AfterEach
    void stop() {
        app.close();
        phone.close();
    }

    private Person bobWithAPhone(Chromium chromium) {
        Person bob = Person.withWorker(chromium, app, "bob");
        bob.page()
                .context()
                .grantPermissions(
                        List.of("camera", "microphone", "notifications"),
                        new BrowserContext.GrantPermissionsOptions().setOrigin(app.origin()));
        bob.hasBrowserWith(HAS_A_PUSH_SERVICE.formatted(phone.subscription()));
        return bob;
    }

    @Test
    void aCallRingsInAHiddenTabAndWhereNoPageIsOpenAndIsDeclinedAndAnsweredThere() {
        try (Chromium chromium = new Chromium();
                Person alice = Person.signedIn(chromium, app, "alice");
                Person bob = bobWithAPhone(chromium)) {
            bob.opens("/");
            bob.sees("notifications.turnOn").click();
            assertThat(bob.sees("notifications-offer")).hasCount(0);
            bob.waitsUntil("the server knows the phone", () -> isSubscribed("bob"));
            alice.opens("/");

            // Hidden
            bob.page()
                    .evaluate("() => Object.defineProperty(document, 'hidden', {configurable: true, get: () => true})");
            alice.rings("bob");
            bob.waitsUntil("a notice shows", () -> noticesIn(bob.page()).contains("Alice Ahn is calling"));
            alice.sees("cancel").click();
            bob.waitsUntil("a notice tells", () -> noticesIn(bob.page()).equals(List.of("Missed call from Alice Ahn")));
            assertThat(phone.messages()).isEmpty();

            // No page of the app is open: one is there only to see what the browser shows.
            bob.opens("/offline");
            Phone screen = new Phone(bob.page(), app.origin());
            ringsAgain(alice);
            screen.gets(phone.awaitMessages(1).get(0));
            bob.waitsUntil("the push shows", () -> noticesIn(bob.page()).contains("Alice Ahn is calling"));
            screen.presses("Alice Ahn is calling", "decline");
            assertThat(alice.sees("outgoing")).containsText("declined");
            screen.gets(phone.awaitMessages(2).get(1));
            bob.waitsUntil("it is over", () -> !noticesIn(bob.page()).contains("Alice Ahn is calling"));

            // Answered
            ringsAgain(alice);
            screen.gets(phone.awaitMessages(3).get(2));
            bob.waitsUntil("the push shows", () -> noticesIn(bob.page()).contains("Alice Ahn is calling"));
            screen.presses("Alice Ahn is calling", "answer");
            bob.opens("/");
            bob.page().waitForURL(app.origin() + "/r/**");
            assertThat(bob.sees("leave")).isVisible();
            assertThat(alice.sees("leave")).isVisible();
        }
    }

    @Test
    void notificationsAreOfferedOnceAndKeptInTheSettings() {
        try (Chromium chromium = new Chromium();
                Person bob = bobWithAPhone(chromium)) {
            bob.opens("/");
            bob.sees("notifications.later").click();
            bob.opens("/");
            assertThat(bob.sees("person-alice")).isVisible();
            assertThat(bob.sees("notifications-offer")).hasCount(0);

            bob.opens("/settings");
            bob.sees("notifications-turnOn").click();
            assertThat(bob.sees("notifications-state")).containsText("also while no page of Parley is open");
            bob.sees("notifications-test").click();
            assertThat(phone.awaitMessages(1).get(0).type()).isEqualTo("test");

            bob.sees("notifications-turnOff").click();
            assertThat(bob.sees("notifications-turnOn")).isVisible();
            assertThat(isSubscribed("bob")).isFalse();
        }
    }

    @Test
    void withoutTheServerThePageSaysSoInBothLanguagesAndGoesOnByItself() {
        try (Chromium chromium = new Chromium();
                Person bob = Person.withWorker(chromium, app, "bob")) {
            bob.opens("/");
            bob.waitsUntil("the worker is there", () ->
                    (boolean) bob.page().evaluate("() => navigator.serviceWorker.controller !== null"));
            bob.page().context().setOffline(true);
            bob.opens("/calls");
            assertThat(bob.sees("offline")).containsText("cannot be reached");
            assertThat(bob.sees("offline")).containsText("다시 연결되면");
            assertThat(bob.page().locator(".gate__card")).hasCSS("border-radius", "20px");

            bob.page().context().setOffline(false);
            assertThat(bob.page().locator("#status")).isVisible();
            assertThat(keptByTheWorker(bob.page()))
                    .isNotEmpty()
                    .allMatch(path -> path.equals("/offline") || path.startsWith("/v/"));
        }
    }

    private void ringsAgain(Person alice) {
        alice.opens("/");
        alice.sees("person-bob").getByTestId("ring").click();
    }

    private boolean isSubscribed(String user) {
        return !RestClient.json(app.get(user, "/api/v1/push"))
                .get("subscription")
                .isNull();
    }

    @SuppressWarnings("unchecked") // of strings, as the script makes it
    private static List<String> noticesIn(Page page) {
        return (List<String>) page.evaluate("""
                async () => {
                  const registration = await navigator.serviceWorker.ready
                  return (await registration.getNotifications()).map(({title}) => title)
                }
                """);
    }

    @SuppressWarnings("unchecked") // of strings, as the script makes it
    private static List<String> keptByTheWorker(Page page) {
        return (List<String>) page.evaluate("""
                async () => {
                  const paths = []
                  for (const name of await caches.keys()) {
                    for (const {url} of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname)
                  }
                  return paths
                }
                """);
    }

    /** What the system does for a browser. */
    private static final class Phone {
        private final Page page;
        private final String origin;
        private final CDPSession debugger;
        private String registration = "";

        Phone(Page page, String origin) {
            this.page = page;
            this.origin = origin;
            debugger = page.context().newCDPSession(page);
            debugger.on(
                    "ServiceWorker.workerRegistrationUpdated",
                    event -> event.getAsJsonArray("registrations")
                            .forEach(one -> registration =
                                    one.getAsJsonObject().get("registrationId").getAsString()));
            debugger.send("ServiceWorker.enable");
            while (registration.isEmpty()) {
                page.waitForTimeout(50);
            }
        }

        void gets(Message message) {
            JsonObject push = new JsonObject();
            push.addProperty("origin", origin);
            push.addProperty("registrationId", registration);
            push.addProperty("data", message.body().toString());
            debugger.send("ServiceWorker.deliverPushMessage", push);
        }

        /**
         * Presses a button of a notice: its worker is told so as the system would tell it. It cannot open a page then, as
         * the browser knows that nobody pressed.
         */
        void presses(String title, String action) {
            CDPSession browser = page.context().browser().newBrowserCDPSession();
            JsonObject target = new JsonObject();
            target.addProperty("targetId", worker(browser));
            target.addProperty("flatten", false);
            JsonObject evaluation = new JsonObject();
            evaluation.addProperty("expression", """
                    registration.getNotifications().then((all) => dispatchEvent(new NotificationEvent('notificationclick',
                      {notification: all.find(({title}) => title === '%s'), action: '%s'})))
                    """.formatted(title, action));
            JsonObject command = new JsonObject();
            command.addProperty("id", 1);
            command.addProperty("method", "Runtime.evaluate");
            command.add("params", evaluation);
            JsonObject message = new JsonObject();
            message.add(
                    "sessionId", browser.send("Target.attachToTarget", target).get("sessionId"));
            message.addProperty("message", command.toString());
            browser.send("Target.sendMessageToTarget", message);
        }

        /** Alice's browser has a worker too. */
        private String worker(CDPSession browser) {
            JsonElement own = debugger.send("Target.getTargetInfo")
                    .getAsJsonObject("targetInfo")
                    .get("browserContextId");
            for (JsonElement target : browser.send("Target.getTargets").getAsJsonArray("targetInfos")) {
                if (target.getAsJsonObject().get("type").getAsString().equals("service_worker")
                        && target.getAsJsonObject().get("browserContextId").equals(own)) {
                    return target.getAsJsonObject().get("targetId").getAsString();
                }
            }
            throw new AssertionError("no worker runs");
        }
    }
}
