package app.parley.browser;

import app.parley.browser.NarrowLine.Quality;
import app.parley.testing.ServerProcess;
import app.parley.testing.TestApp;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tool, not a test: measures calls over bad lines, beside a page that leaves all to the browser ({@code mvn -Pnetworks
 * test}), and visits over a slow one; writes the figures into benchmarks.md.
 */
final class Networks {
    private static final Path PAGE = Path.of("src", "docs", "benchmarks.md");
    private static final String VISITS = "visits"; // the argument that asks for those alone

    private static final String USUAL_CAMERA = "--use-fake-device-for-media-stream=fps=20";
    private static final int GOOD_FOR = 10_000; // ms of a good line before it turns bad
    private static final int SETTLES = 10_000; // ms after that which are not counted: nobody knows yet
    private static final int MEASURED = 30_000; // ms
    private static final int LOOK = 250; // ms
    private static final int SHARP = 720; // px of height

    private static final Map<String, Quality> LINES = Map.of(
            "60 kbit/s up", new Quality(60, 0, 0, 20),
            "60 kbit/s both ways", new Quality(60, 60, 0, 20),
            "200 kbit/s up", new Quality(200, 0, 0, 20),
            "500 kbit/s up", new Quality(500, 0, 0, 20),
            "5 % lost", new Quality(0, 0, 5, 20),
            "15 % lost", new Quality(0, 0, 15, 20),
            "30 % lost", new Quality(0, 0, 30, 20),
            "300 ms there and back", new Quality(0, 0, 0, 150));
    private static final List<String> ORDER = List.of(
            "60 kbit/s up",
            "60 kbit/s both ways",
            "200 kbit/s up",
            "500 kbit/s up",
            "5 % lost",
            "15 % lost",
            "30 % lost",
            "300 ms there and back");

    private final TestApp app;
    private final Chromium chromium;
    private final int relay;

    private Networks(TestApp app, Chromium chromium, int relay) {
        this.app = app;
        this.chromium = chromium;
        this.relay = relay;
    }

    /**
     * One call over one line.
     *
     * @param sharpAfter seconds to 720p
     * @param toldAfter seconds to the sentence
     */
    private record Outcome(double sharpAfter, double toldAfter, double concealed, double frames) {}

    /** What stands for one kind of page: how its people meet. */
    private interface Meeting {
        void begin(Person alice, Person bob);
    }

    public static void main(String[] lines) throws IOException {
        int relay = ServerProcess.freePort();
        try (TestApp app = TestApp.start(Map.of("PARLEY_RELAY", "on", "PARLEY_RELAY_PORT", Integer.toString(relay)));
                Chromium chromium = new Chromium(USUAL_CAMERA)) {
            app.setUp("alice", "Alice Ahn");
            app.join("alice", "bob", "Bob Baek");
            if (lines.length == 0 || lines[0].equals(VISITS)) {
                put(VISITS, SlowVisits.table(app, chromium));
            }
            if (lines.length > 0 && lines[0].equals(VISITS)) {
                return;
            }
            String table = new Networks(app, chromium, relay).table(lines.length > 0 ? List.of(lines) : ORDER);
            if (lines.length == 0) {
                put("networks", table);
            } else {
                System.out.println(table);
            }
        }
    }

    private String table(List<String> wanted) throws IOException {
        List<String> rows = new ArrayList<>();
        List<Double> sharp = new ArrayList<>();
        List<Double> sharpPlain = new ArrayList<>();
        for (String name : wanted) {
            Outcome ours = call(LINES.get(name), this::inParley);
            Outcome plain = call(LINES.get(name), this::inPlainPage);
            sharp.add(ours.sharpAfter());
            sharpPlain.add(plain.sharpAfter());
            rows.add("| %s | %s | %s | %s | %s | %s |"
                    .formatted(
                            name,
                            ours.toldAfter() < 0 ? "not said" : figure(ours.toldAfter()),
                            figure(ours.concealed()),
                            figure(plain.concealed()),
                            figure(ours.frames()),
                            figure(plain.frames())));
        }
        return """
                | line | sentence after, s | sound made up, %% | the same, plain | frames a second | the same, plain |
                |---|---|---|---|---|---|
                %s

                On a free line the picture stands at 1280 × 720 after %s s (plain: %s). Measured on %s.
                """.formatted(String.join("\n", rows), median(sharp), median(sharpPlain), LocalDate.now(ZoneOffset.UTC));
    }

    private Outcome call(Quality bad, Meeting meeting) throws IOException {
        try (NarrowLine line = new NarrowLine(relay);
                Person alice = speaker("alice", line.port());
                Person bob = speaker("bob", relay)) {
            meeting.begin(alice, bob);
            double sharpAfter = secondsUntilSharp(bob);
            alice.page().waitForTimeout(GOOD_FOR);
            line.becomes(bad);
            double toldAfter = secondsUntilTold(alice);
            Heard before = Heard.by(bob);
            bob.page().waitForTimeout(MEASURED);
            Heard after = Heard.by(bob);
            return new Outcome(sharpAfter, toldAfter, after.concealedSince(before), after.framesASecondSince(before));
        }
    }

    private Person speaker(String user, int port) {
        Person person =
                new Person(chromium.browser(), app.origin(), new Browser.NewContextOptions().setLocale("en-US"));
        person.carries(app.cookie(user));
        RelayedPage.by(person, port);
        person.hasUsualCamera();
        person.hasBrowserOf("speaking.js");
        return person;
    }

    private void inParley(Person alice, Person bob) {
        bob.joins("team-room");
        alice.joins("team-room");
    }

    private void inPlainPage(Person alice, Person bob) {
        for (Person person : List.of(alice, bob)) {
            person.page()
                    .route(
                            "**/plain",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("text/html")
                                    .setBody("<!doctype html><title>plain</title><body></body>")));
            person.hasBrowserOf("plain-call.js");
            person.opens("/plain");
            person.page().evaluate("() => plainCall.open()");
        }
        Object offer = alice.page().evaluate("() => plainCall.describe(null)");
        Object answer = bob.page().evaluate("offer => plainCall.describe(offer)", offer);
        alice.page().evaluate("answer => plainCall.describe(answer)", answer);
    }

    private static double secondsUntilSharp(Person bob) {
        bob.waitsUntil("frames come", () -> Heard.by(bob).frames() > 0);
        long began = System.nanoTime();
        while (Heard.by(bob).height() < SHARP && seconds(began) < 60) {
            bob.page().waitForTimeout(LOOK);
        }
        return seconds(began);
    }

    /** Negative where nothing is said before the line has settled. */
    private static double secondsUntilTold(Person alice) {
        long began = System.nanoTime();
        double told = -1;
        while (seconds(began) * 1000 < SETTLES) {
            if (told < 0 && alice.page().getByText("Weak network.").count() > 0) {
                told = seconds(began);
            }
            alice.page().waitForTimeout(LOOK);
        }
        return told;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static String median(List<Double> figures) {
        return figure(figures.stream().sorted().toList().get(figures.size() / 2));
    }

    private static String figure(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static void put(String section, String table) throws IOException {
        System.out.println(table);
        Pattern place = Pattern.compile(
                "(<!-- begin %s -->\n).*?(<!-- end %s -->)".formatted(section, section), Pattern.DOTALL);
        String page = Files.readString(PAGE);
        Files.writeString(
                PAGE,
                place.matcher(page)
                        .replaceFirst(match ->
                                Matcher.quoteReplacement(match.group(1) + table.strip() + "\n" + match.group(2))));
    }
}
