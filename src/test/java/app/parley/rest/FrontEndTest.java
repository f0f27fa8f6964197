package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import app.parley.rest.Browser.Answer;
import app.parley.rest.page.WebPages;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrontEndTest {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/v/[^\"]+)\"");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^(?:import|export)\\b[^;='\"(]*['\"](\\.{1,2}/[^'\"]+)['\"]");

    private static final Pattern LATER = Pattern.compile("\\$import\\('([^']+)'");
    private static final List<String> PAGES = List.of(
            "/",
            "/setup",
            "/login",
            "/passkey",
            "/join/code",
            "/reset/code",
            "/oidc/callback",
            "/r/standup",
            "/calls",
            "/settings",
            "/admin",
            "/docs",
            "/https",
            "/offline");

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
    void aPageNamesAllFilesThatItsScriptsImportSoThatNoneIsFoundLate() {
        for (String page : PAGES) {
            List<String> named = linked(get(page).expect(200).text());
            for (String script :
                    named.stream().filter(FrontEndTest::isOurScript).toList()) {
                assertThat(imported(IMPORT, script)).as(page).isSubsetOf(named);
            }
        }
    }

    @Test
    void aPageComesInFewFilesSinceASlowLineHasToWaitForEach() {
        for (String page : PAGES) {
            List<String> files = linked(get(page).expect(200).text()).stream()
                    .filter(path -> path.endsWith(".js") || path.endsWith(".css"))
                    .toList();
            assertThat(files).as(page).hasSizeBetween(2, 8);
        }
    }

    @Test
    void eachFileThatAScriptImportsLaterIsThereToo() {
        for (String page : PAGES) {
            Deque<String> open = new ArrayDeque<>(linked(get(page).expect(200).text()));
            Set<String> seen = new HashSet<>();
            while (!open.isEmpty()) {
                String script = open.remove();
                if (isOurScript(script) && seen.add(script)) {
                    assertThat(get(script).expect(200).header("Cache-Control"))
                            .as(script)
                            .contains("immutable");
                    open.addAll(imported(LATER, script));
                }
            }
        }
    }

    @Test
    void aPageThatIsOlderThanTheServerGetsWithAModuleAllThatItNeeds() {
        String later = "/packs/room.ui.qr-dialog.js";
        String now = linked(get("/r/standup").expect(200).text()).stream()
                .filter(path -> path.endsWith("/packs/room.js"))
                .findFirst()
                .orElseThrow()
                .replace("/packs/room.js", later);

        assertThat(get(now).expect(200).text()).doesNotContain("$add('/lib/dom.js'");
        assertThat(get("/v/0123456789abcdef" + later).expect(200).text()).contains("$add('/lib/dom.js'");
    }

    private static boolean isOurScript(String path) {
        return path.endsWith(".js") && !path.contains("/vendor/");
    }

    private List<String> imported(Pattern by, String script) {
        return by.matcher(get(script).expect(200).text())
                .results()
                .map((MatchResult match) ->
                        URI.create(script).resolve(match.group(1)).getPath())
                .toList();
    }

    @Test
    void whatMostOpenFirstCanBeMadeReadyBeforeSomebodyAsks() {
        assertThatCode(WebPages::makeReady).doesNotThrowAnyException();
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
        String later = URI.create(named.stream()
                        .filter(FrontEndTest::isOurScript)
                        .findFirst()
                        .orElseThrow())
                .resolve("room.ui.qr-dialog.js")
                .getPath();

        assertThat(named).doesNotContain(later);
        assertThat(get(later).expect(200).header("Cache-Control")).contains("immutable");
    }

    @Test
    void theDictionariesOfAPageComeAsOneAndNobodyCanHaveOthersMade() {
        String named = linked(get("/", "Accept-Language", "ko").expect(200).text()).stream()
                .filter(path -> path.contains("/i18n/"))
                .findFirst()
                .orElseThrow();

        assertThat(get(named).expect(200).text()).contains("'skip':").contains("'lobby.title': '로비'");
        String other = named.replaceFirst("/ko/.*", "/ko/shell+lobby.js");
        assertThat(get(other).status()).as(other).isEqualTo(404);
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
    void scriptsComeWithoutTheirComments() {
        String source = get("/lib/i18n.js").expect(200).text();
        String sent = linked(get("/").expect(200).text()).stream()
                .filter(path -> path.endsWith("/packs/index.js"))
                .map(path -> get(path).expect(200).text())
                .findFirst()
                .orElseThrow();

        assertThat(source).contains("\n * @param").contains("export function t(");
        assertThat(sent).doesNotContain("\n * @param").contains("\nfunction t(");
    }

    @Test
    void thePagesIconsComeWithItsStyles() {
        String sheet = linked(get("/r/standup").expect(200).text()).stream()
                .filter(path -> path.endsWith("/packs/room.css"))
                .map(path -> get(path).expect(200).text())
                .findFirst()
                .orElseThrow();

        assertThat(Stream.of("phone", "mic", "mic-off"))
                .allSatisfy(name -> assertThat(sheet).contains("--icon-" + name + ": url(\"data:image/svg+xml,"));
    }
}
