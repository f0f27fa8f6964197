package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Devices that take their time, as while the browser asks, and which speaker one hears. */
@ResourceLock(Chromium.A_CORE)
class StartingDevicesTest {
    private static TestApp app;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        chromium = new Chromium();
        app.setUp("alice", "Alice Ahn");
        app.join("alice", "bob", "Bob Baek");
    }

    @AfterAll
    static void stop() {
        chromium.close();
        app.close();
    }

    @Test
    void aCameraThatIsTurnedOffWhileItStartsStaysOffInThePreviewAndInTheCall() {
        try (Person alice = withSlowDevices("alice")) {
            alice.opens("/r/team-room");
            Locator preview = alice.sees("preview");
            assertThat(preview).containsText("Your camera is starting.");
            alice.presses("Camera is starting. Press to cancel.");
            assertThat(preview).containsText("Your camera is off");
            alice.sees("join-call").click();
            comes(alice);
            assertThat(alice.sees("mic")).hasAttribute("aria-label", "Turn mic off");
            isOff(alice);

            delays(alice);
            alice.page().keyboard().press("v");
            assertThat(alice.sees("camera")).hasAttribute("aria-label", "Camera is starting. Press to cancel.");
            assertThat(alice.sees("camera")).hasAttribute("aria-busy", "true");
            alice.page().keyboard().press("v");
            comes(alice);
            isOff(alice);

            alice.page().keyboard().press("v");
            assertThat(alice.sees("camera")).hasAttribute("aria-label", "Turn camera off");
        }
    }

    @Test
    void whoJoinsWhileDevicesStartIsToldSoInTheCall() {
        try (Person alice = withSlowDevices("alice")) {
            alice.opens("/r/team-room");
            alice.sees("join-call").click();
            assertThat(alice.sees("camera")).hasAttribute("aria-label", "Camera is starting. Press to cancel.");
            assertThat(alice.sees("mic")).hasAttribute("aria-busy", "true");
            comes(alice);
            assertThat(alice.sees("camera")).hasAttribute("aria-label", "Turn camera off");
            assertThat(alice.sees("mic")).hasAttribute("aria-label", "Turn mic off");

            delays(alice);
            alice.page().keyboard().press("v");
            alice.page().keyboard().press("v");
            alice.sees("leave").click();
            assertThat(alice.sees("left")).isVisible();
            comes(alice);
            alice.waitsUntil("all is let go", () -> live(alice) == 0);
        }
    }

    @Test
    void theChosenSpeakerIsKeptAfterJoiningForNewcomersAndAfterAReload() {
        try (Person alice = withSlowDevices("alice");
                Person bob = Person.signedIn(chromium, app, "bob")) {
            alice.opens("/r/team-room");
            comes(alice);
            Locator speakers = alice.page().getByLabel("Speaker");
            String chosen = speakers.locator("option").last().getAttribute("value");
            speakers.selectOption(chosen);
            alice.sees("join-call").click();
            bob.joins("team-room");
            hearsBobBy(alice, chosen);

            alice.page().reload();
            comes(alice);
            hearsBobBy(alice, chosen);
        }
    }

    private static void hearsBobBy(Person alice, String speaker) {
        alice.seesVideoOf("bob");
        alice.waitsUntil(
                "sound by that speaker",
                () -> speaker.equals(
                        alice.page().evaluate("() => document.querySelector('[data-testid=tile] video').sinkId")));
    }

    private static void isOff(Person person) {
        assertThat(person.sees("camera")).hasAttribute("aria-label", "Turn camera on");
        assertThat(person.sees("self-tile")).not().hasClass(Pattern.compile("tile--video"));
        person.waitsUntil("only the microphone is live", () -> live(person) == 1);
    }

    private static int live(Person person) {
        return (int) person.page().evaluate("() => slow.tracks.filter((t) => t.readyState === 'live').length");
    }

    private static void delays(Person person) {
        person.page().evaluate("() => { slow.hold() }");
    }

    /** What was asked for comes now, and so does what is asked for from now on. */
    private static void comes(Person person) {
        person.page().evaluate("() => slow.come()");
        person.waitsUntil("everything came", () -> (boolean) person.page().evaluate("() => slow.asked === slow.given"));
        assertThat(person.complaints()).isEmpty();
    }

    private static Person withSlowDevices(String user) {
        Person person = Person.signedIn(chromium, app, user);
        person.page().addInitScript("""
                globalThis.slow = { tracks: [], asked: 0, given: 0, hold: () => (gate = new Promise((come) => (open = come))) }
                let open = null
                let gate = null
                slow.hold()
                slow.come = () => open()
                const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
                navigator.mediaDevices.getUserMedia = async (wish) => {
                  slow.asked++
                  await gate
                  const stream = await ask(wish)
                  slow.tracks.push(...stream.getTracks())
                  setTimeout(() => slow.given++)
                  return stream
                }
                """);
        return person;
    }
}
