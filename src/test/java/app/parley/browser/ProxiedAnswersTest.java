package app.parley.browser;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.PlausibleLog;
import app.parley.testing.RestClient;
import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import app.parley.testing.TestCertificate;
import app.parley.testing.TlsSocket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proxies that keep answers until they have them whole, and compress by themselves what they get plain. */
class ProxiedAnswersTest {
    private static final HttpClient BROWSER =
            HttpClient.newBuilder().sslContext(TlsSocket.trusting()).build();
    private static final TestCertificate CERTIFICATE = new TestCertificate("EC");
    private static final int CALLS = 300;

    @TempDir
    private static Path directory;

    private static TestApp app;

    @BeforeAll
    static void start() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        PlausibleLog.write(data, CALLS, Instant.parse("2026-03-02T09:00:00Z"), Duration.ofHours(1));
        app = TestApp.start(data, Map.of("PARLEY_TRUSTED_PROXIES", "127.0.0.1"));
        app.setUp("alice", "Alice Ahn");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @FunctionalInterface
    private interface Kind {
        DocumentedProxy start(Path place, TestCertificate certificate, int server, UnaryOperator<String> changed);
    }

    private static DocumentedProxy started(Kind kind, UnaryOperator<String> changed) throws IOException {
        Path place = Files.createTempDirectory(directory, "proxy");
        return kind.start(place, CERTIFICATE, URI.create(app.origin()).getPort(), changed);
    }

    @Test
    void nginxThatBuffersAndCompressesAllByItself() throws Exception {
        UnaryOperator<String> careless = lines -> lines.replace(
                "proxy_buffering off;",
                "proxy_buffering on; proxy_set_header Accept-Encoding \"\";"
                        + " gzip on; gzip_types *; gzip_proxied any; gzip_vary on;");
        try (DocumentedProxy proxy = started(DocumentedProxy::nginx, careless)) {
            everythingArrivesAsItIs(proxy);
            aSocketIsNotKeptBack(proxy);
        }
    }

    @Test
    void haproxyThatCompressesAllByItself() throws Exception {
        UnaryOperator<String> careless = lines -> lines.replace(
                "    timeout connect", "    compression algo gzip\n    compression offload\n    timeout connect");
        try (DocumentedProxy proxy = started(DocumentedProxy::haproxy, careless)) {
            everythingArrivesAsItIs(proxy);
        }
    }

    @Test
    void caddyThatCompressesAndBuffersByItself() throws Exception {
        UnaryOperator<String> careless = lines -> lines.replaceFirst(
                "reverse_proxy (\\S+)",
                "encode gzip\n    reverse_proxy $1 {\n        buffer_requests\n        buffer_responses\n"
                        + "        header_up -Accept-Encoding\n    }");
        try (DocumentedProxy proxy = started(DocumentedProxy::caddy, careless)) {
            everythingArrivesAsItIs(proxy);
        }
    }

    private static void everythingArrivesAsItIs(DocumentedProxy proxy) throws Exception {
        RestClient people = new RestClient(proxy.origin(), BROWSER);
        String cookie = people.cookie("alice");
        String export = "/api/v1/calls?format=csv&order=asc";
        assertThat(unpacked(ask(proxy, export, cookie)))
                .isEqualTo(app.get("alice", export).body())
                .satisfies(csv -> assertThat(csv.lines().count()).isGreaterThan(CALLS));
        String lines = export.replace("csv", "ndjson");
        assertThat(unpacked(ask(proxy, lines, cookie)))
                .isEqualTo(app.get("alice", lines).body());
        assertThat(unpacked(ask(proxy, "/openapi.json", cookie)))
                .isEqualTo(app.get("alice", "/openapi.json").body());
        assertThat(unpacked(ask(proxy, "/metrics", cookie)))
                .contains("# TYPE parley_")
                .endsWith("\n");
        whatWasKeptIsNotSentAgain(proxy, cookie);
    }

    private static void aSocketIsNotKeptBack(DocumentedProxy proxy) throws Exception {
        RestClient people = new RestClient(proxy.origin(), BROWSER);
        String cookie = people.cookie("alice");
        try (StompClient alice = new StompClient(BROWSER, people.socket(), Map.of("Cookie", cookie))) {
            alice.connect();
            alice.subscribe("errors", "/user/queue/errors");
            alice.subscribe("room", "/topic/rooms/team-room");
            alice.sendAndWait("/app/rooms/team-room", "{\"type\":\"message\",\"id\":\"m1\",\"text\":\"At once\"}");
            assertThat(alice.nextBody("message").get("text").asText()).isEqualTo("At once");
        }
    }

    private static void whatWasKeptIsNotSentAgain(DocumentedProxy proxy, String cookie) throws Exception {
        HttpResponse<byte[]> first = ask(proxy, "/openapi.json", cookie);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again = ask(proxy, "/openapi.json", cookie, "If-None-Match", tag);
        assertThat(again.statusCode()).as(tag).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    private static HttpResponse<byte[]> ask(DocumentedProxy proxy, String path, String cookie, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(proxy.origin() + path))
                .header("Accept-Encoding", "gzip")
                .header("Cookie", cookie);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return BROWSER.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String unpacked(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        List<String> encodings = answer.headers().allValues("Content-Encoding");
        // Caddy leaves types alone that it does not know.
        assertThat(encodings).as(answer.uri().toString()).isIn(List.of("gzip"), List.of());
        byte[] plain = encodings.isEmpty()
                ? answer.body()
                : new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        return new String(plain, StandardCharsets.UTF_8);
    }
}
