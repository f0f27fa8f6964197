package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Pages that are loaded again in the middle of a call, and addresses that only look like it. */
@ResourceLock(Chromium.A_CORE)
class ReloadTest {
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
    void bothLoadThePageAgainAtOnceAndSeeAndHearEachOtherInFourSections() {
        try (Person alice = person("alice");
                Person bob = person("bob")) {
            bob.joins("team-room");
            alice.joins("team-room");
            alice.seesVideoOf("bob");
            bob.seesVideoOf("alice");
            for (int round = 0; round < 2; round++) {
                for (Person person : new Person[] {alice, bob}) {
                    startsLoadingAgain(person);
                }
                for (Person person : new Person[] {alice, bob}) {
                    person.waitsUntil("a new page", () -> isNew(person));
                }
                isBack(alice, "bob");
                isBack(bob, "alice");
            }
            assertThat(alice.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    @Test
    void noAddressPutsAnybodyIntoACallOrSendsAnythingToAnybody() {
        try (Person alice = person("alice");
                Person phone = person("alice");
                Person bob = person("bob")) {
            bob.joins("team-room");
            for (String query : new String[] {"?call=anything", "?call=c_1&camera=on", "?move", "?join", "#call=1"}) {
                staysOutside(alice, query);
            }
            phone.joins("team-room");
            bob.seesVideoOf("alice");
            staysOutside(alice, "?move");
            assertThat(bob.sees("tile")).hasCount(1);
        }
    }

    @Test
    void onlyAPageThatWasInTheCallComesBackByLoadingItAgain() {
        try (Person alice = person("alice")) {
            alice.joins("team-room");
            assertThat(alice.page().locator(".waiting")).hasCount(0);
            loadsAgain(alice);
            assertThat(alice.sees("leave")).isVisible();

            alice.sees("leave").click();
            assertThat(alice.sees("left")).isVisible();
            loadsAgain(alice);
            isOutside(alice);
            assertThat(alice.page().getByText("Turn on camera and microphone")).isVisible();

            alice.sees("join-call").click();
            assertThat(alice.sees("leave")).isVisible();
            alice.opens("/calls");
            alice.opens("/r/team-room");
            isOutside(alice);
            loadsAgain(alice);
            isOutside(alice);
        }
    }

    private static void staysOutside(Person person, String query) {
        person.opens("/");
        person.opens("/r/team-room" + query);
        isOutside(person);
        loadsAgain(person);
        isOutside(person);
    }

    private static void isOutside(Person person) {
        assertThat(person.sees("join-call")).isVisible();
        assertThat(person.sees("leave")).hasCount(0);
        assertThat(person.page().evaluate("() => calls.live.length")).isEqualTo(0);
    }

    /** Does not wait for the new page, so that somebody else can do the same meanwhile. */
    private static void startsLoadingAgain(Person person) {
        person.page().evaluate("() => { calls.isOld = true; setTimeout(() => location.reload()) }");
    }

    private static void loadsAgain(Person person) {
        startsLoadingAgain(person);
        person.waitsUntil("a new page", () -> isNew(person));
    }

    private static boolean isNew(Person person) {
        try {
            return (boolean) person.page().evaluate("() => !calls.isOld");
        } catch (RuntimeException e) {
            return false; // Between two pages there is none to ask.
        }
    }

    private static void isBack(Person person, String other) {
        person.seesVideoOf(other);
        person.waitsUntil("sound of " + other, () -> (int) person.page().evaluate("() => calls.sound()") > 10);
        assertThat(person.page().evaluate("() => calls.sections()"))
                .isEqualTo("audio sendrecv, video sendrecv, video sendrecv, audio sendrecv");
    }

    private static Person person(String user) {
        Person person = Person.signedIn(chromium, app, user);
        person.page().addInitScript("""
                globalThis.calls = {
                  live: [],
                  open: () => calls.live.filter((pc) => pc.connectionState === 'connected'),
                  sections: () => calls.open().flatMap((pc) => pc.getTransceivers()).map(
                    ({ receiver, currentDirection }) => `${receiver.track.kind} ${currentDirection}`).join(', '),
                  sound: async () => {
                    const reports = await Promise.all(calls.open().map((pc) => pc.getStats()))
                    return reports.flatMap((report) => [...report.values()])
                      .filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio')
                      .reduce((sum, { packetsReceived }) => sum + packetsReceived, 0)
                  },
                }
                const Native = RTCPeerConnection
                globalThis.RTCPeerConnection = class extends Native {
                  constructor(...options) {
                    super(...options)
                    calls.live.push(this)
                  }
                }
                """);
        return person;
    }
}
