package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Meters, sounds, storage, locks, observers, lists of devices: whatever of it a browser refuses, the call goes on. */
@ResourceLock(Chromium.A_CORE)
class OrnamentsTest {
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

    @ParameterizedTest
    @ValueSource(strings = {"throws", "missing"})
    void twoPeopleTalkThoughTheirBrowsersRefuseAllThatACallCanBeWithout(String how) {
        try (Person alice = withoutOrnaments("alice", how);
                Person bob = withoutOrnaments("bob", how)) {
            alice.opens("/");
            bob.opens("/");
            alice.rings("bob");
            bob.sees("withCamera").click();
            // Without storage nothing tells the next page that a ring was accepted here: it asks.
            bob.sees("join-call").click();
            alice.sees("join-call").click();
            alice.seesVideoOf("bob");
            bob.seesVideoOf("alice");

            alice.page().keyboard().press("f");
            alice.page().keyboard().press("h");
            alice.says("We need no ornaments");
            bob.reads("We need no ornaments");
            bob.keepsSeeingVideoOf("alice", bob.framesOf("alice"));

            bob.sees("leave").click();
            assertThat(alice.sees("left")).isVisible();
            alice.opens("/calls");
            assertThat(alice.sees("call-row").first()).isVisible();
            alice.opens("/r/team-room");
            alice.sees("join-call").click();
            alice.page()
                    .locator(".alone")
                    .getByText("Your team", new Locator.GetByTextOptions().setExact(true))
                    .click();
            alice.sees("invite-copy").first().click();
            assertThat(alice.sees("invite-link").first()).hasValue(Pattern.compile(".+/r/team-room"));
            assertThat(alice.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    private static Person withoutOrnaments(String user, String how) {
        Person person = Person.signedIn(chromium, app, user);
        person.hasBrowserWith("globalThis.broken = '" + how + "'");
        person.hasBrowserOf("broken.js");
        return person;
    }
}
