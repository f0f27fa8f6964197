package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Whether a ring is heard, how long it stands, how it is answered, and what is left of one that was missed. */
@Order(1)
class IncomingRingTest {
    private static final int LONGER_THAN_BY_THE_WRONG_CLOCK = 6000; // ms

    private static final String COUNTS_TONES = """
            {
              const start = AudioScheduledSourceNode.prototype.start
              globalThis.tones = 0
              AudioScheduledSourceNode.prototype.start = function (...when) {
                globalThis.tones++
                return start.apply(this, when)
              }
            }
            """;

    private static final String ASKS_FOR_DEVICES = """
            {
              const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
              const answered = new Promise((resolve) => (globalThis.answer = resolve))
              navigator.mediaDevices.getUserMedia = (wish) => answered.then(() => open(wish))
              navigator.permissions.query = async () => ({ state: 'prompt' })
            }
            """;

    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.start();
        app.setUp("alice", "Alice Ahn");
        app.join("alice", "bob", "Bob Baek");
        app.join("alice", "carol", "Carol Cho");
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void whereATabMaySoundUnaskedTheFirstRingIsHeardWithoutAClick() {
        try (Chromium chromium = new Chromium();
                Person alice = Person.signedIn(chromium, app, "alice");
                Person bob = listener(chromium, "bob")) {
            rings(alice, bob);
            bob.waitsUntil("tones sound", () -> tonesOf(bob) > 0);
        }
    }

    @Test
    void whereATabMayNotSoundBeforeAPressTheRingIsHeardFromTheFirstPressOn() {
        try (Chromium chromium = new Chromium("--autoplay-policy=document-user-activation-required");
                Person alice = Person.signedIn(chromium, app, "alice");
                Person bob = listener(chromium, "bob")) {
            rings(alice, bob);
            assertThat(tonesOf(bob)).isZero();
            assertThat(bob.sees("sound-hint")).hasText("Click once so that calls can ring");
            bob.page().mouse().click(5, 400);
            bob.waitsUntil("tones sound", () -> tonesOf(bob) > 0);
            assertThat(bob.sees("sound-hint")).hasCount(0);

            bob.sees("decline").click();
            assertThat(bob.sees("incoming")).hasCount(0);
            int tones = tonesOf(bob);
            bob.page().waitForTimeout(4000); // the next round would have begun after 3 s
            assertThat(tonesOf(bob)).isEqualTo(tones);
        }
    }

    @Test
    void theCallerHearsThatItRingsUntilItIsOverAndWhoMissedTheCallSeesThatUntilTheyLook() {
        try (Chromium chromium = new Chromium();
                Person alice = listener(chromium, "alice");
                Person bob = Person.signedIn(chromium, app, "bob")) {
            rings(alice, bob);
            alice.waitsUntil("it is heard ringing", () -> tonesOf(alice) > 0);
            alice.sees("cancel").click();
            assertThat(bob.sees("missed")).containsText("Missed call from Alice Ahn");
            int tones = tonesOf(alice);
            assertThat(bob.sees("missed-count")).hasText("1");
            assertThat(bob.page()).hasTitle("(1) Lobby · Parley");
            bob.opens("/settings");
            assertThat(bob.sees("missed-count")).hasText("1");
            assertThat(bob.page().locator("link[rel=icon]"))
                    .hasAttribute("href", Pattern.compile(".*/icons/parley-missed\\.svg"));

            bob.opens("/calls");
            assertThat(bob.sees("call-row")).hasCount(1);
            bob.page().mouse().move(300, 300);
            bob.page().mouse().move(310, 310);
            assertThat(bob.sees("missed-count")).hasCount(0);
            assertThat(bob.page()).hasTitle("Calls · Parley");
            assertThat(tonesOf(alice)).isEqualTo(tones);
        }
    }

    @Test
    void aCallIsMadeAndAnsweredByKeysAloneAndWhoIsAskedByTheBrowserFindsTheQuestion() {
        try (Chromium chromium = new Chromium();
                Person alice = Person.signedIn(chromium, app, "alice");
                Person bob = Person.signedIn(chromium, app, "bob")) {
            bob.hasBrowserWith(ASKS_FOR_DEVICES);
            bob.opens("/");
            alice.opens("/");
            assertThat(alice.sees("person-bob").locator("[data-status='online']"))
                    .isVisible();
            alice.waitsUntil("Tab leads to Ring", () -> {
                alice.page().keyboard().press("Tab");
                return alice.sees("person-bob")
                                .locator("[data-testid=ring]:focus")
                                .count()
                        > 0;
            });
            alice.page().keyboard().press("Enter");

            assertThat(bob.sees("incoming")).containsText("Your browser will ask for your microphone");
            bob.page().keyboard().press("F6");
            bob.page().keyboard().press("Enter");
            assertThat(bob.sees("question")).containsText("Answer your browser’s question, top left");
            assertThat(bob.page().locator(".heading h1")).hasText("Alice Ahn");
            assertThat(alice.sees("tile")).containsText("Bob Baek is setting up sound");
            bob.page().evaluate("() => globalThis.answer()");
            assertThat(bob.sees("question")).isHidden();
            assertThat(alice.sees("tile")).not().containsText("setting up sound");
            assertThat(bob.sees("camera")).hasAttribute("aria-label", "Turn camera on");
            for (Person person : new Person[] {alice, bob}) {
                assertThat(person.complaints()).isEmpty();
            }
        }
    }

    @Test
    void aRingStandsWhateverTheClockOfWhoIsRungShows() {
        try (Chromium chromium = new Chromium();
                Person alice = Person.signedIn(chromium, app, "alice");
                Person bob = Person.signedIn(chromium, app, "bob");
                Person carol = Person.signedIn(chromium, app, "carol")) {
            bob.hasBrowserWith(clockOff(120_000));
            carol.hasBrowserWith(clockOff(-120_000));
            for (Person person : new Person[] {alice, bob, carol}) {
                person.opens("/");
            }
            alice.sees("ring-several").click();
            alice.sees("pick-bob").click();
            alice.sees("pick-carol").click();
            alice.sees("ring-group").click();
            assertThat(bob.sees("incoming")).isVisible();
            assertThat(carol.sees("incoming")).isVisible();

            bob.page().waitForTimeout(LONGER_THAN_BY_THE_WRONG_CLOCK);
            assertThat(bob.sees("incoming")).isVisible();
            assertThat(carol.sees("incoming")).isVisible();
            bob.sees("withCamera").click();
            alice.seesVideoOf("bob");
            for (Person person : new Person[] {alice, bob}) {
                Locator time = person.page().locator(".heading__time");
                assertThat(time).hasText(Pattern.compile("0:\\d\\d"));
            }
        }
    }

    private static void rings(Person alice, Person bob) {
        bob.opens("/");
        alice.opens("/");
        alice.rings("bob");
        assertThat(bob.sees("incoming")).isVisible();
    }

    private Person listener(Chromium chromium, String user) {
        Person person = Person.signedIn(chromium, app, user);
        person.hasBrowserWith(COUNTS_TONES);
        return person;
    }

    private static int tonesOf(Person person) {
        return (int) person.page().evaluate("() => globalThis.tones");
    }

    private static String clockOff(int milliseconds) {
        return """
                {
                  const Right = Date
                  globalThis.Date = class extends Right {
                    constructor(...parts) {
                      super(...(parts.length ? parts : [Right.now() + %1$d]))
                    }
                    static now() {
                      return Right.now() + %1$d
                    }
                  }
                }
                """.formatted(milliseconds);
    }
}
