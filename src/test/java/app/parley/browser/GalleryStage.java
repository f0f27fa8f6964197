package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.parley.testing.PlausibleLog;
import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A server with its people, and who is in front of a browser, all in one language. */
final class GalleryStage implements AutoCloseable {
    /** Under which name the server is reached as by people who tried it without https. */
    static final String PLAIN_HTTP = "--host-resolver-rules=MAP parley.test 127.0.0.1";

    private static final List<String> USERS = List.of("mina", "tom", "sora", "alex", "yuna");
    private static final Map<String, Map<String, String>> WORDS = Map.of(
            "en",
            Map.of(
                    "mina", "Mina Kim",
                    "tom", "Tom Becker",
                    "sora", "Sora Lee",
                    "alex", "Alex Müller",
                    "yuna", "Yuna Park",
                    "stand-up", "Stand-up",
                    "vault", "Board",
                    "design", "Design",
                    "hello", "Morning! Can you see the new sketch?",
                    "answer", "Loud and clear. Share it when you are ready: https://example.org/sketch"),
            "ko",
            Map.of(
                    "mina", "김미나",
                    "tom", "박준호",
                    "sora", "이소라",
                    "alex", "최지우",
                    "yuna", "정하늘",
                    "stand-up", "아침 회의",
                    "vault", "임원 회의",
                    "design", "디자인",
                    "hello", "안녕하세요, 새 시안 보이시나요?",
                    "answer", "네, 잘 보여요. 준비되면 공유해 주세요: https://example.org/sketch"));

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

    TestApp app() {
        return app;
    }

    /** What somebody or something is called here, or what is said. */
    String word(String key) {
        return WORDS.get(language).get(key);
    }

    /** A server of which nobody has an account. */
    TestApp empty() {
        return runs(TestApp.start());
    }

    /** A server of five people, of whom mina is an admin. */
    TestApp team(Map<String, String> settings) {
        return filled(TestApp.start(settings));
    }

    /** As {@link #team}, with the calls of some weeks. */
    TestApp team(Path data) {
        return filled(TestApp.start(data, Map.of()));
    }

    PlausibleLog.Cast cast() {
        return new PlausibleLog.Cast(
                USERS.stream()
                        .map(user -> new PlausibleLog.Member(user, word(user)))
                        .toList(),
                word("stand-up"),
                8);
    }

    private TestApp filled(TestApp server) {
        runs(server).setUp("mina", word("mina"));
        USERS.stream().skip(1).forEach(user -> server.join("mina", user, word(user)));
        return server;
    }

    private TestApp runs(TestApp server) {
        app = server;
        open.push(server);
        return server;
    }

    /** As when the server is restarted, but that it never comes back. */
    void stops() {
        open.remove(app);
        app.close();
    }

    /** Makes a room, with more fields of REST. */
    void room(String id, String more) {
        String name = WORDS.get(language).getOrDefault(id, id);
        app.post("mina", "/api/v1/rooms", "{\"id\":\"%s\",\"name\":\"%s\"%s}".formatted(id, name, more));
    }

    /** Somebody who is there without a page: a socket alone. */
    StompClient socketOf(String user) {
        StompClient client = StompClient.connectedByCookie(app.socket(), app.cookie(user));
        open.push(client);
        return client;
    }

    /** Somebody who is not signed in. */
    Person anybody() {
        return at(app.origin());
    }

    /** Somebody who is not signed in, and came without https. */
    Person plain() {
        return at("http://parley.test:" + URI.create(app.origin()).getPort());
    }

    private Person at(String origin) {
        Person person = new Person(
                chromium.browser(),
                origin,
                new NewContextOptions()
                        .setLocale(language.equals("ko") ? "ko-KR" : "en-US")
                        .setTimezoneId("Asia/Seoul")
                        .setReducedMotion(ReducedMotion.REDUCE));
        person.hasUsualCamera();
        person.hasBrowserOf("held.js");
        open.push(person);
        return person;
    }

    Person user(String user) {
        return userAt(app.origin(), user);
    }

    Person userAt(String origin, String user) {
        Person person = at(origin);
        person.carries(app.cookie(user));
        person.looksLike(Portrait.of(user));
        return person;
    }

    /** Takes the pictures of that state once this selector shows something. */
    void shows(Person person, String state, String selector) {
        try {
            assertThat(person.page().locator(selector).first()).isVisible();
            sheet.take(language, state, person.page());
        } catch (RuntimeException | AssertionError e) {
            sheet.broke(language + ", " + state, e);
        }
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
