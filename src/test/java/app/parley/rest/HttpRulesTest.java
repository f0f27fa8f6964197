package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.Browser.Answer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpRulesTest {
    private final RestServer server = new RestServer();
    private Browser ada;

    @BeforeEach
    void somebody() {
        ada = server.admin();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void unknownPathsAreProblemsToo() {
        assertThat(ada.get("/nothing").expect(404).code()).isEqualTo("not-found");
        assertThat(ada.ask("POST", "/api/v2/session", "{}").expect(404).code()).isEqualTo("not-found");
        assertThat(ada.ask("GET", "/api", null).expect(404).code()).isEqualTo("not-found");
    }

    @Test
    void otherMethodsAreNotAllowedAndTheRightOnesNamed() {
        Answer refused = ada.put("/users", "{}").expect(405);

        assertThat(refused.code()).isEqualTo("method-not-allowed");
        assertThat(refused.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
    }

    @Test
    void headIsGetWithoutABody() {
        Answer head = ada.ask("HEAD", "/api/v1/session", null).expect(200);
        Answer get = ada.get("/session").expect(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(get.bytes().length));
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));

        server.browser().ask("HEAD", "/api/v1/session", null).expect(401);
        ada.ask("HEAD", "/api/v1/nothing", null).expect(404);
        ada.ask("HEAD", "/nothing", null).expect(404);
        assertThat(ada.ask("HEAD", "/calls", null).expect(200).header("Content-Type"))
                .startsWith("text/html");
    }

    @Test
    void pagesAndHealthAreForReading() {
        for (String path : new String[] {"/", "/calls", "/r/team-room", "/health/live"}) {
            Answer refused = ada.ask("POST", path, "{}").expect(405);
            assertThat(refused.code()).isEqualTo("method-not-allowed");
            assertThat(refused.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
            assertThat(ada.ask("OPTIONS", path, null).expect(204).header("Allow"))
                    .isEqualTo("GET, HEAD, OPTIONS");
        }
        assertThat(ada.ask("POST", "/nothing", "{}").expect(404).code()).isEqualTo("not-found");
        assertThat(ada.ask("OPTIONS", "/api/v1/nothing", null).expect(404).code())
                .isEqualTo("not-found");
    }

    @Test
    void methodsThatNobodyHeardOfAreNotImplemented() {
        assertThat(ada.ask("BREW", "/api/v1/session", null).expect(501).code()).isEqualTo("not-implemented");
        ada.ask("BREW", "/", null).expect(501);
    }

    @Test
    void aQueryThatCannotBeDecodedIsMalformedRatherThanIgnored() {
        String answer = RawHttp.ask(server.port(), """
                GET /api/v1/calls?from=%%zz HTTP/1.1
                Host: localhost
                Cookie: parley_session=%s
                Connection: close

                """.formatted(ada.cookie()));
        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"bad-request\"");
    }

    @Test
    void aServerMayBeReachedByTheNameOfAContainer() {
        String answer = RawHttp.ask(server.port(), """
                POST /api/v1/session HTTP/1.1
                Host: my_box:%d
                Origin: http://my_box:%1$d
                Content-Type: application/json
                Content-Length: 2
                Connection: close

                {}""".formatted(server.port()));
        assertThat(answer).startsWith("HTTP/1.1 422");
    }

    @Test
    void eachWrongFieldIsNamedOnce() {
        assertThat(ada.post("/invites", "{\"expiresAt\":5}").expect(422).json().get("errors"))
                .extracting(fault -> fault.get("field").asText())
                .containsExactly("kind", "expiresAt");
    }

    @Test
    void aFieldThatIsWrongInTwoWaysIsNamedOnceToo() {
        assertThat(ada.post("/rooms", "{\"name\":\"x\",\"id\":5,\"hosts\":5,\"passcode\":[]}")
                        .expect(422)
                        .json()
                        .get("errors"))
                .extracting(fault -> fault.get("field").asText())
                .containsExactlyInAnyOrder("id", "hosts", "passcode");
    }

    @Test
    void aZeroIsRefusedInQueriesAsInBodies() {
        for (String query : new String[] {"/calls?q=%00", "/calls?user=%00", "/calls?room=a%00", "/audit?target=%00"}) {
            assertThat(ada.get(query).expect(422).code()).isEqualTo("bad-request");
        }
        byte[] cursor = "2026-01-01T00:00:00.000Z \0".getBytes(StandardCharsets.UTF_8);
        ada.get("/invites?cursor=" + Base64.getUrlEncoder().encodeToString(cursor))
                .expect(422);
    }

    @Test
    void aClientThatSendsAllOfATooLongBodyStillSeesTheAnswer() {
        String answer = RawHttp.ask(server.port(), """
                POST /api/v1/session HTTP/1.1
                Host: localhost:%d
                Origin: http://localhost:%1$d
                Content-Type: application/json
                Content-Length: 8000000

                %s""".formatted(server.port(), "x".repeat(8_000_000)));
        assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"too-large\"");
    }

    @Test
    void aBodyThatIsNotFramedAsHttpIsMalformed() {
        String answer = RawHttp.ask(server.port(), """
                POST /api/v1/session HTTP/1.1
                Host: localhost:%d
                Origin: http://localhost:%1$d
                Content-Type: application/json
                Transfer-Encoding: chunked

                zz
                """.formatted(server.port()));
        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"bad-request\"");
    }

    @Test
    void whatIsNoJsonIsMalformed() {
        for (String body : new String[] {"", "{", "{\"a\":1}x", "{\"a\":1,\"a\":2}", "{'a':1}", "\u0000", "NaN"}) {
            assertThat(ada.post("/users", body).expect(400).code()).isEqualTo("bad-request");
        }
    }

    @Test
    void aBodyThatIsNotUtf8IsMalformed() throws Exception {
        String wish = "{\"name\":\"Room%s\"}";
        List<byte[]> bodies = List.of(
                with(wish, 0xC1, 0x81),
                with(wish, 0xC0, 0x80),
                with(wish, 0xE0, 0x80, 0xAF),
                with(wish, 0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80),
                with(wish, 0xF5, 0x80, 0x80, 0x80),
                with(wish, 0xE3, 0x81),
                with(wish, 0xFF),
                with(wish, 0x80),
                ("\uFEFF" + wish).getBytes(StandardCharsets.UTF_8),
                wish.getBytes(StandardCharsets.UTF_16),
                wish.getBytes(StandardCharsets.UTF_16LE),
                wish.getBytes(Charset.forName("UTF-32")));
        for (byte[] body : bodies) {
            Answer refused = ada.askWithBytes("POST", "/api/v1/rooms", body);
            assertThat(refused.expect(400).code()).as(Arrays.toString(body)).isEqualTo("bad-request");
        }
        assertThat(ada.get("/rooms").expect(200).json().get("items")).hasSize(1);
    }

    private static byte[] with(String text, int... bytes) {
        StringBuilder latin = new StringBuilder();
        IntStream.of(bytes).forEach(latin::appendCodePoint);
        return text.formatted(latin).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void whatNoDatabaseKeepsAsTextIsRefusedByItsField() {
        for (String text : new String[] {"a\\u0000b", "a\\ud800", "\\udc00\\ud800"}) {
            assertThat(ada.post("/rooms", "{\"name\":\"%s\"}".formatted(text))
                            .expect(422)
                            .field("/errors/0/field"))
                    .isEqualTo("name");
            assertThat(ada.post("/session", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(text, text))
                            .expect(422)
                            .field("/errors/0/field"))
                    .isEqualTo("username");
        }
    }

    @Test
    void aQueryOrPathThatIsNotUtf8IsMalformed() {
        String[] paths = {"/calls?q=%c1%81", "/calls?room=%ff", "/calls?q=%ed%a0%80", "/users/%ff", "/calls/%c1%81"};
        for (String path : paths) {
            assertThat(ada.get(path).status()).as(path).isEqualTo(400);
        }
        ada.get("/calls?q=%ec%a3%bc%ea%b0%84").expect(200);
    }

    @Test
    void whatIsNestedTooDeepIsMalformed() {
        ada.post("/users", "[".repeat(1_001) + "]".repeat(1_001)).expect(400);
        ada.post("/users", "{\"a\":".repeat(33) + "1" + "}".repeat(33)).expect(400);
    }

    @Test
    void whatIsJsonButWrongSaysWhere() {
        Answer refused = ada.post("/users", "{\"username\":7,\"displayName\":[],\"role\":\"king\"}")
                .expect(422);

        assertThat(refused.code()).isEqualTo("bad-request");
        assertThat(refused.json().get("errors"))
                .extracting(fault -> fault.get("field").asText())
                .contains("username", "displayName", "password", "role");
        ada.post("/users", "[]").expect(422);
        ada.post("/users", "null").expect(422);
        ada.post("/users", "\"text\"").expect(422);
    }

    @Test
    void bodiesOfOtherTypesAreRefused() {
        assertThat(ada.post("/users", "a=b", "Content-Type", "application/x-www-form-urlencoded")
                        .expect(415)
                        .code())
                .isEqualTo("unsupported-media-type");
        ada.post("/users", "{}", "Content-Type", "text/plain").expect(415);
        ada.post("/users", "{}", "Content-Type", "application/json; charset=utf-16")
                .expect(415);
        ada.post("/users", "{}", "Content-Type", "application/json;charset=UTF-8")
                .expect(422);
        ada.ask("DELETE", "/api/v1/session", "x", "Content-Type", "text/plain").expect(415);
    }

    @Test
    void aBodyOverTheLimitIsTooLarge() {
        String tooLong = "{\"a\":\"" + "x".repeat(1_048_576) + "\"}";
        assertThat(ada.post("/users", tooLong).expect(413).code()).isEqualTo("too-large");
    }

    @Test
    void ourOwnFaultsTellNothing() {
        Answer failed = ada.get("/broken").expect(500);
        assertThat(failed.code()).isEqualTo("internal");
        assertThat(failed.text()).doesNotContain("detail that nobody").doesNotContain("Exception");
    }

    @Test
    void answersOfTheApiAreNotStored() {
        assertThat(ada.get("/session").header("Cache-Control")).isEqualTo("no-store");
        assertThat(ada.get("/limits").header("Cache-Control")).isEqualTo("no-store");
        assertThat(ada.get("/nothing").header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void changesNeedAPageOfThisServer() {
        String body = "{\"language\":\"ko\"}";
        assertThat(ada.onPageOf("https://evil.example")
                        .patch("/me", body)
                        .expect(403)
                        .code())
                .isEqualTo("forbidden");
        ada.onPageOf("null").patch("/me", body).expect(403);
        ada.onPageOf(null).patch("/me", body).expect(403);
        ada.onPageOf(null).patch("/me", body, "Sec-Fetch-Site", "cross-site").expect(403);
        ada.onPageOf(null).patch("/me", body, "Sec-Fetch-Site", "same-site").expect(403);
        ada.onPageOf(null).patch("/me", body, "Sec-Fetch-Site", "same-origin").expect(200);
        ada.patch("/me", body).expect(200);
    }

    @Test
    void signingInNeedsAPageOfThisServerToo() {
        Browser elsewhere = server.browser().onPageOf("https://evil.example");
        elsewhere.signIn("ada", RestServer.PASSWORD).expect(403);
        elsewhere.post("/setup", "{}").expect(403);
        elsewhere.post("/invites/code/accept", "{}").expect(403);
        server.browser().onPageOf(null).signIn("ada", RestServer.PASSWORD).expect(403);
    }

    @Test
    void readingNeedsNoOrigin() {
        ada.onPageOf("https://evil.example").get("/session").expect(200);
    }

    @Test
    void noOtherOriginMayReadAnswers() {
        Answer answer = ada.get("/limits", "Origin", "https://evil.example").expect(200);
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void inputNeverBreaksAnything() {
        for (String path : new String[] {
            "/users/%00",
            "/users/%ff",
            "/rooms/%E2%80%AE",
            "/invites/%27%20OR%201=1",
            "/presence/%2e",
            "/me/sessions/%25"
        }) {
            assertThat(ada.get(path).status()).as(path).isBetween(400, 499);
            Answer refused = ada.delete(path);
            assertThat(refused.status()).as(path).isBetween(400, 499);
            assertThat(refused.code()).as(path).isNotBlank();
        }
        ada.post("/rooms", "{\"name\":\"\\ud800\"}").expect(422);
        ada.post("/rooms", "{\"name\":\"a\\nb\"}").expect(422);
        ada.patch("/me", "{\"displayName\":1e400}").expect(422);
    }
}
