package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Whoever comes too late: to a call that is over, to a room that is gone. */
@ResourceLock(Chromium.A_CORE)
class PastCallTest {
    private static TestApp app;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        app.setUp("alice", "Alice Ahn");
        app.join("alice", "bob", "Bob Baek");
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        app.close();
    }

    @Test
    void whoeverWakesAfterACallIsToldThatItIsOverWithWhomAndCallsBack() {
        try (Person alice = Person.signedIn(chromium, app, "alice");
                Person bob = Person.signedIn(chromium, app, "bob")) {
            alice.opens("/");
            bob.opens("/");
            alice.rings("bob");
            bob.sees("withCamera").click();
            alice.seesVideoOf("bob");
            String room = URI.create(alice.page().url()).getPath();
            bob.sees("leave").click();
            assertThat(alice.sees("ending")).containsText("Bob Baek hung up");
            alice.takesScreenshot("hung-up");
            alice.presses("Leave now");
            assertThat(alice.sees("left")).containsText("Bob Baek hung up");

            bob.opens(room);
            assertThat(bob.sees("over")).containsText("The call is over");
            assertThat(bob.sees("over")).containsText("With Alice Ahn. Today");
            assertThat(bob.sees("preview")).hasCount(0);
            bob.takesScreenshot("past-call");
            bob.presses("Call back");
            assertThat(bob.sees("outgoing")).containsText("Ringing Alice Ahn…");
            assertThat(alice.sees("left")).isVisible();
            alice.sees("withCamera").click();
            bob.seesVideoOf("alice");

            alice.sees("leave").click();
            bob.presses("Call again");
            assertThat(bob.sees("left")).containsText("Alice Ahn hung up");
            assertThat(bob.sees("outgoing")).containsText("Ringing Alice Ahn…");
        }
    }

    @Test
    void howLongItWasIsWhatTheLogSaysWhateverTheClockOfThisMachine() {
        try (Person alice = Person.signedIn(chromium, app, "alice");
                Person bob = Person.signedIn(chromium, app, "bob")) {
            alice.hasBrowserWith("""
                    const { now } = Date
                    Date.now = () => now() + (globalThis.fast ?? 0)
                    """);
            alice.opens("/");
            bob.opens("/");
            alice.rings("bob");
            bob.sees("withCamera").click();
            alice.seesVideoOf("bob");
            alice.page().evaluate("""
                    () => {
                      globalThis.fast = 25_000
                      document.querySelector('[data-testid=leave]').click()
                    }
                    """);
            assertThat(alice.sees("summary")).containsText(" s, 2 people.");
            bob.presses("Leave now");
            assertThat(bob.sees("summary")).containsText(" s, 2 people.");
            long logged = TestApp.json(app.get("alice", "/api/v1/calls?limit=1"))
                    .at("/items/0/durationSeconds")
                    .asLong();
            assertThat(alice.sees("summary")).hasText(logged + " s, 2 people.");
            assertThat(bob.sees("summary")).hasText(logged + " s, 2 people.");
        }
    }

    @Test
    void aRoomThatNeverWasIsSaidBeforeACameraIsAskedFor() {
        try (Person alice = Person.signedIn(chromium, app, "alice")) {
            alice.opens("/r/nowhere");
            assertThat(alice.sees("refused")).containsText("There is no such room");
            assertThat(alice.sees("preview")).hasCount(0);
        }
    }

    @Test
    void aGuestLinkIsShownAndPressingAgainMakesNoSecondOne() {
        try (Person alice = Person.signedIn(chromium, app, "alice")) {
            alice.hasBrowserWith("""
                    for (const way of ['write', 'writeText'])
                      Clipboard.prototype[way] = () => Promise.reject(new DOMException('', 'NotAllowedError'))
                    Document.prototype.execCommand = () => false
                    """);
            alice.joins("team-room");
            alice.sees("invite-copy").first().click();
            assertThat(alice.sees("invite-copy").first()).containsText("Selected. Copy it by hand.");
            String link = alice.sees("invite-link").first().inputValue();
            assertThat(link).contains("/join/");
            assertThat(alice.page().evaluate("() => String(getSelection())")).isEqualTo(link);

            alice.sees("invite-copy").first().click();
            alice.joins("team-room");
            alice.sees("invite-copy").first().click();
            assertThat(alice.sees("invite-link").first()).hasValue(link);
            assertThat(TestApp.json(app.get("alice", "/api/v1/invites")).get("items"))
                    .filteredOn(invite -> invite.get("kind").asText().equals("guest"))
                    .hasSize(1);
        }
    }
}
