package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What the system does with devices during a call, and how phones hold their cameras. */
@ResourceLock(Chromium.A_CORE)
class DevicesTest {
    static final String KEEPS_TRACKS = """
            {
              const devices = navigator.mediaDevices
              const getUserMedia = devices.getUserMedia.bind(devices)
              globalThis.given = {}
              devices.getUserMedia = async (wanted) => {
                const stream = await getUserMedia(wanted)
                for (const track of stream.getTracks()) globalThis.given[track.kind] = track
                return stream
              }
            }
            """;

    /** A microphone that can be turned down to nothing, as by a switch on its cable. */
    private static final String CAN_BE_TURNED_DOWN = """
            {
              const devices = navigator.mediaDevices
              const getUserMedia = devices.getUserMedia.bind(devices)
              devices.getUserMedia = async (wanted) => {
                const stream = await getUserMedia(wanted)
                if (!wanted.audio) return stream
                const context = new AudioContext()
                const way = context.createMediaStreamDestination()
                globalThis.loudness = new GainNode(context)
                context.createMediaStreamSource(stream).connect(globalThis.loudness).connect(way)
                return way.stream
              }
            }
            """;

    static final String SILENCES = """
            ([kind, muted]) => {
              const track = globalThis.given[kind]
              Object.defineProperty(track, 'muted', {configurable: true, value: muted})
              track.dispatchEvent(new Event(muted ? 'mute' : 'unmute'))
            }
            """;

    private static TestApp app;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        app.setUp("alice", "Alice Ahn");
        app.join("alice", "bob", "Bob Baek");
        app.join("alice", "carol", "Carol Cho");
        for (String room : new String[] {"screens", "phones"}) {
            app.post("alice", "/api/v1/rooms", "{\"name\": \"%s\", \"kind\": \"team\"}".formatted(room));
        }
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        app.close();
    }

    @Test
    void whatTheSystemTakesAwayIsSaidToldToTheOthersAndComesBackByItself() {
        try (Person alice = Person.signedIn(chromium, app, "alice");
                Person bob = Person.signedIn(chromium, app, "bob")) {
            alice.hasBrowserWith(CAN_BE_TURNED_DOWN);
            alice.hasBrowserWith(KEEPS_TRACKS);
            alice.joins("team-room");
            bob.joins("team-room");
            Locator tile = tile(bob, "alice");
            Locator muted = tile.getByLabel("Microphone off");
            bob.seesVideoOf("alice");
            assertThat(muted).isHidden();

            silence(alice, "audio", true);
            assertThat(notice(alice, "Something else has your microphone")).isVisible();
            assertThat(muted).isVisible();
            assertThat(alice.sees("mic")).hasAttribute("aria-label", "Turn mic on");
            silence(alice, "audio", false);
            assertThat(notice(alice, "Your microphone is back.")).isVisible();
            assertThat(notice(alice, "Something else has your microphone")).hasCount(0);
            assertThat(muted).isHidden();

            silence(alice, "video", true);
            assertThat(notice(alice, "Something else has your camera")).isVisible();
            assertThat(tile).not().hasClass(Pattern.compile("tile--video"));
            alice.sees("camera").click(); // asks for it anew
            bob.seesVideoOf("alice");
            assertThat(notice(alice, "Something else has your camera")).hasCount(0);

            Locator dead = notice(alice, "Your mic is on but we hear nothing.");
            assertThat(dead).hasCount(0);
            turnTo(alice, 0);
            assertThat(dead).isVisible(); // while Bob talks
            turnTo(alice, 1);
            assertThat(dead).hasCount(0);
        }
    }

    @Test
    void aSystemThatRefusesTheScreenIsSaidWithWhatToDoAndWhoSharesNothingIsToldNothing() {
        try (Person alice = Person.signedIn(chromium, app, "alice")) {
            alice.hasBrowserWith("""
                    navigator.mediaDevices.getDisplayMedia = () =>
                      Promise.reject(new DOMException(globalThis.reason, 'NotAllowedError'))
                    globalThis.reason = 'Permission denied'
                    """);
            alice.joins("screens");
            alice.sees("share").click();
            alice.page().evaluate("() => { globalThis.reason = 'Permission denied by system' }");
            alice.sees("share").click();
            assertThat(alice.page().locator(".notice")).hasCount(1);
            assertThat(alice.page().locator(".notice"))
                    .containsText("Linux does not let your browser record the screen.");
            assertThat(alice.complaints()).isEmpty();
        }
    }

    @Test
    void ofPhonesHeldUprightThreeQuartersOfTheHeightAreSeenAmongWidePicturesAndAmongEachOther() {
        try (Person alice = camera("alice", true);
                Person bob = camera("bob", true);
                Person carol = camera("carol", false)) {
            for (Person person : new Person[] {alice, bob, carol}) {
                person.joins("phones");
            }
            carol.seesVideoOf("alice");
            carol.seesVideoOf("bob");
            for (String user : new String[] {"alice", "bob"}) {
                carol.waitsUntil(user + " is seen", () -> heightSeen(carol, user) > 0.74);
            }
            carol.takesScreenshot("upright-among-wide");

            carol.sees("camera").click();
            alice.waitsUntil(
                    "tiles are upright", () -> isUpright(tile(alice, "bob").boundingBox()));
            assertThat(heightSeen(alice, "bob")).isGreaterThan(0.74);
            alice.takesScreenshot("upright");
        }
    }

    /** The share of the picture's height that is seen in its tile. */
    private static double heightSeen(Person person, String user) {
        return ((Number) person.page().evaluate("""
                user => {
                  const video = document.querySelector(`.tile[data-user="${user}"] video`)
                  const { videoWidth, videoHeight, clientWidth, clientHeight } = video
                  return clientHeight / Math.max(clientWidth / videoWidth, clientHeight / videoHeight) / videoHeight
                }
                """, user)).doubleValue();
    }

    private static boolean isUpright(BoundingBox box) {
        return box.height > box.width;
    }

    private static Person camera(String user, boolean upright) {
        Person person = Person.signedIn(chromium, app, user);
        person.looksLike(Portrait.MINA);
        person.hasBrowserWith("globalThis.portrait.upright = " + upright);
        return person;
    }

    private static void turnTo(Person person, int loudness) {
        person.page().evaluate("loudness => { globalThis.loudness.gain.value = loudness }", loudness);
    }

    private static void silence(Person person, String kind, boolean muted) {
        person.page().evaluate(SILENCES, new Object[] {kind, muted});
    }

    private static Locator tile(Person person, String user) {
        return person.sees("tile").and(person.page().locator("[data-user='" + user + "']"));
    }

    private static Locator notice(Person person, String text) {
        return person.page().locator(".notice").filter(new Locator.FilterOptions().setHasText(text));
    }
}
