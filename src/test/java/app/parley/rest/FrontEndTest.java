package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.Browser.Answer;
import java.net.URI;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrontEndTest {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/v/[^\"]+)\"");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^(?:import|export)\\b[^;='\"(]*['\"](\\.{1,2}/[^'\"]+)['\"]");

    private final RestServer server = new RestServer();
    private final Browser browser = server.browser();

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer get(String path, String... headers) {
        return browser.ask("GET", path, null, headers);
    }

    private static List<String> linked(String html) {
        return LINK.matcher(html).results().map(match -> match.group(1)).toList();
    }

    @Test
    void aPageNamesAllItsModulesSoThatNoneIsFoundLate() {
        for (String page :
                List.of("/", "/setup", "/login", "/join/code", "/r/standup", "/calls", "/settings", "/admin")) {
            List<String> named = linked(get(page).expect(200).text());
            for (String module : named.stream()
                    .filter(path -> path.endsWith(".js") && !path.contains("/vendor/"))
                    .toList()) {
                IMPORT.matcher(get(module).expect(200).text())
                        .results()
                        .map((MatchResult match) ->
                                URI.create(module).resolve(match.group(1)).getPath())
                        .forEach(imported -> assertThat(named).as(page).contains(imported));
            }
        }
    }

    @Test
    void whatAPageNamesIsThereAndIsKeptForGood() {
        List<String> named = linked(get("/calls").expect(200).text());

        assertThat(named).isNotEmpty();
        for (String path : named) {
            assertThat(get(path).expect(200).header("Cache-Control")).as(path).contains("immutable");
        }
    }

    @Test
    void anOldPageStillFindsItsFilesButDoesNotKeepThem() {
        Answer old = get("/v/0123456789abcdef/lib/api.js").expect(200);

        assertThat(old.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(get("/v/0123456789abcdef/lib/nothing.js").status()).isEqualTo(404);
    }

    @Test
    void aPageNamesTheTextsOfTheLanguageThatTheBrowserPrefers() {
        Answer korean = get("/", "Accept-Language", "ko-KR,ko;q=0.9,en;q=0.8").expect(200);

        assertThat(korean.header("Vary")).contains("Accept-Language");
        assertThat(linked(korean.text())).anyMatch(path -> path.contains("/i18n/ko/"));
        assertThat(linked(korean.text())).noneMatch(path -> path.contains("/i18n/en/"));
        assertThat(linked(get("/").expect(200).text())).anyMatch(path -> path.contains("/i18n/en/"));
    }

    @Test
    void whatFewNeedIsNotNamedButIsThereWithItsIcons() {
        List<String> named = linked(get("/r/standup").expect(200).text());
        String view = named.stream()
                .filter(path -> path.endsWith("/ui/call/invite.js"))
                .findFirst()
                .orElseThrow();
        String later = URI.create(view).resolve("../qr-dialog.js").getPath();

        assertThat(named).doesNotContain(later);
        assertThat(get(later).expect(200).header("Cache-Control")).contains("immutable");
    }

    @Test
    void aPageCanBeReadBeforeItsScriptsHaveCome() {
        String english = get("/").expect(200).text();
        assertThat(english)
                .contains("<html lang=\"en\"")
                .contains("<title data-t=\"title.lobby\">Lobby · Parley</title>")
                .contains("<h1 data-t=\"lobby.title\">Lobby</h1>")
                .containsPattern("data-t=\"lobby.invite\"\\s*>Invite</button>");

        String korean = get("/", "Accept-Language", "ko").expect(200).text();
        assertThat(korean).contains("<html lang=\"ko\"").contains("<h1 data-t=\"lobby.title\">로비</h1>");
        for (String page : List.of("/", "/setup", "/login", "/join/code", "/calls", "/settings", "/admin")) {
            assertThat(get(page).expect(200).text()).as(page).doesNotContainPattern("<(h1|h2)[^>]*data-t=[^>]*></");
        }
    }

    @Test
    void scriptsComeWithoutTheirCommentsAndTheirLinesStayWhereTheyAre() {
        String path = linked(get("/").expect(200).text()).stream()
                .filter(each -> each.endsWith("/lib/i18n.js"))
                .findFirst()
                .orElseThrow();
        String sent = get(path).expect(200).text();
        String source = get("/lib/i18n.js").expect(200).text();

        assertThat(source).contains("\n * @param");
        assertThat(sent).doesNotContain("\n * @param").contains("export function t(");
        assertThat(sent.lines().toList().indexOf("export function t(key, params = {}) {"))
                .isEqualTo(source.lines().toList().indexOf("export function t(key, params = {}) {"));
    }

    @Test
    void allIconsComeInOneStyleSheet() {
        String sheet = linked(get("/r/standup").expect(200).text()).stream()
                .filter(path -> path.endsWith("/css/icons.css"))
                .map(path -> get(path).expect(200).text())
                .findFirst()
                .orElseThrow();

        assertThat(Stream.of("phone", "mic", "mic-off", "chevron-right"))
                .allSatisfy(name -> assertThat(sheet).contains("--icon-" + name + ": url(\"data:image/svg+xml,"));
    }
}
