package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** A server with three people, and who is in front of a browser, all in one language. */
final class GalleryStage implements AutoCloseable {
    private static final Map<String, Map<String, String>> NAMES = Map.of(
            "en", Map.of("mina", "Mina Kim", "tom", "Tom Becker", "sora", "Sora Lee"),
            "ko", Map.of("mina", "김미나", "tom", "박준호", "sora", "이소라"));

    private final Chromium chromium;
    private final GallerySheet sheet;
    private final String language;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private TestApp app;

    GalleryStage(Chromium chromium, GallerySheet sheet, String language) {
        this.chromium = chromium;
        this.sheet = sheet;
        this.language = language;
    }

    String language() {
        return language;
    }

    GallerySheet sheet() {
        return sheet;
    }

    /** A server of which nobody has an account. */
    TestApp empty(Map<String, String> settings) {
        app = TestApp.start(settings);
        open.push(app);
        return app;
    }

    /** A server of mina, who is an admin, tom and sora. */
    TestApp team(Map<String, String> settings) {
        empty(settings).setUp("mina", name("mina"));
        app.join("mina", "tom", name("tom"));
        app.join("mina", "sora", name("sora"));
        return app;
    }

    String name(String user) {
        return NAMES.get(language).get(user);
    }

    /** Somebody who is not signed in. */
    Person anybody() {
        return at(app.origin());
    }

    Person at(String origin) {
        Person person = new Person(
                chromium.browser(),
                origin,
                new NewContextOptions()
                        .setLocale(language.equals("ko") ? "ko-KR" : "en-US")
                        .setReducedMotion(ReducedMotion.REDUCE));
        open.push(person);
        return person;
    }

    Person user(String user) {
        return userAt(app.origin(), user);
    }

    Person userAt(String origin, String user) {
        Person person = at(origin);
        person.carries(app.cookie(user));
        switch (user) {
            case "mina" -> person.looksLike("#c9d8d3", "#8a4f7d", "#e9b999", "#3b2a26", 190);
            case "tom" -> person.looksLike("#d9cdbb", "#2f6f73", "#d79f78", "#241c1a", 120);
            default -> person.looksLike("#cfd3e6", "#b5653c", "#f0c8a8", "#1d1a22", 230);
        }
        return person;
    }

    /** Takes the pictures of that state once this selector shows something. */
    void shows(Person person, String state, String selector) {
        assertThat(person.page().locator(selector).first()).isVisible();
        sheet.take(language, state, person.page());
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                sheet.broke("closing", e);
            }
        }
    }
}
