package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.Browser.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebPagesTest {
    private static final String STOMP = "/vendor/stompjs/bundles/stomp.umd.min.js";

    private final RestServer server = new RestServer();
    private final Browser browser = server.browser();

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer get(String path, String... headers) {
        return browser.ask("GET", path, null, headers);
    }

    @Test
    void pagesHavePathsWithoutExtensions() {
        for (String path : List.of("/", "/setup", "/login", "/join/some-code", "/r/standup", "/calls")) {
            Answer page = get(path).expect(200);
            assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
            assertThat(page.text()).startsWithIgnoringCase("<!doctype html>");
        }
    }

    @Test
    void scriptsAreScripts() {
        assertThat(get("/lib/api.js").expect(200).header("Content-Type")).startsWith("text/javascript;");
    }

    @Test
    void librariesComeFromTheirJars() {
        assertThat(get(STOMP).expect(200).text()).contains("StompJs");
        assertThat(get("/vendor/chartjs/dist/chart.umd.min.js").expect(200).text())
                .contains("Chart.js v4");
        assertThat(get("/vendor/qr-creator/dist/qr-creator.es6.min.js")
                        .expect(200)
                        .text())
                .contains("export default QrCreator");
        assertThat(get("/vendor/lucide/icons/phone.svg").expect(200).header("Content-Type"))
                .startsWith("image/svg+xml");
    }

    @Test
    void nothingOutsideTheTreesIsServed() {
        for (String path : List.of(
                "/nothing",
                "/index.html",
                "/lib",
                "/lib/",
                "/../db/migration/V1__create_people.sql",
                "/%2e%2e/logback.xml",
                "/..%2flogback.xml",
                "/logback.xml",
                "/app/parley/Main.class",
                "/vendor/stompjs/../../../../logback.xml",
                "/vendor/stompjs",
                "/vendor/stompjs/",
                "/vendor/other/x.js",
                "/.gitignore",
                "//lib/api.js",
                "/lib//api.js",
                "/META-INF/MANIFEST.MF")) {
            assertThat(get(path).status()).as(path).isIn(400, 404);
        }
        assertThat(get("/nothing").text()).contains("There is nothing here");
    }

    @Test
    void whatABrowserHasIsNotSentAgain() {
        Answer first = get("/lib/api.js").expect(200);
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");

        Answer second =
                get("/lib/api.js", "If-None-Match", first.header("ETag")).expect(304);
        assertThat(second.bytes()).isEmpty();
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        get("/lib/api.js", "If-None-Match", "\"other\"").expect(200);
    }

    @Test
    void textIsCompressedForThoseWhoReadIt() throws IOException {
        Answer plain = get(STOMP).expect(200);
        Answer packed = get(STOMP, "Accept-Encoding", "gzip, br").expect(200);

        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.header("Vary")).contains("Accept-Encoding");
        assertThat(packed.bytes().length).isLessThan(plain.bytes().length / 2);
        assertThat(packed.header("ETag")).isNotEqualTo(plain.header("ETag"));
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.bytes())).readAllBytes();
        assertThat(unpacked).isEqualTo(plain.bytes());
        assertThat(get(STOMP, "Accept-Encoding", "gzip;q=0").header("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void filesTakeNoChanges() {
        assertThat(browser.ask("POST", "/", "{}").status()).isIn(404, 405);
        assertThat(browser.ask("DELETE", "/lib/api.js", null).status()).isIn(404, 405);
    }
}
