package app.parley.browser;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.RestClient;
import app.parley.testing.TestApp;
import app.parley.testing.TestCertificate;
import app.parley.testing.TlsSocket;
import com.microsoft.playwright.Browser;
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
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A call between people of whom each comes through another proxy, as src/docs/proxies.md says to set it up. */
@ResourceLock(Chromium.A_CORE)
class ProxiesTest {
    @TempDir
    private static Path directory;

    private static TestApp app;
    private static Chromium chromium;
    private static DocumentedProxy nginx;
    private static DocumentedProxy caddy;
    private static DocumentedProxy haproxy;

    @BeforeAll
    static void start() throws IOException {
        app = TestApp.start(Map.of("PARLEY_TRUSTED_PROXIES", "127.0.0.1"));
        int server = URI.create(app.origin()).getPort();
        TestCertificate certificate = new TestCertificate("EC");
        nginx = DocumentedProxy.nginx(Files.createDirectory(directory.resolve("nginx")), certificate, server);
        caddy = DocumentedProxy.caddy(Files.createDirectory(directory.resolve("caddy")), certificate, server);
        haproxy = DocumentedProxy.haproxy(Files.createDirectory(directory.resolve("haproxy")), certificate, server);
        chromium = new Chromium();
        app.setUp("alice", "Alice Ahn");
        app.join("alice", "bob", "Bob Baek");
        app.join("alice", "carol", "Carol Choi");
    }

    @AfterAll
    static void stop() {
        nginx.close();
        caddy.close();
        haproxy.close();
        chromium.close();
        app.close();
    }

    @Test
    void eachPassesAnswersCompressedOnceAndSaysThatTheyCameByHttps() throws Exception {
        HttpClient browser =
                HttpClient.newBuilder().sslContext(TlsSocket.trusting()).build();
        for (DocumentedProxy proxy : List.of(nginx, caddy, haproxy)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(proxy.origin() + "/login"))
                    .header("Accept-Encoding", "gzip")
                    .header("X-Forwarded-For", "198.51.100.1")
                    .header("X-Forwarded-Host", "evil.example")
                    .header("Forwarded", "for=198.51.100.1;host=evil.example")
                    .build();
            HttpResponse<byte[]> page = browser.send(request, BodyHandlers.ofByteArray());
            assertThat(page.headers().allValues("Content-Encoding"))
                    .as(proxy.origin())
                    .containsExactly("gzip");
            assertThat(new String(
                            new GZIPInputStream(new ByteArrayInputStream(page.body())).readAllBytes(),
                            StandardCharsets.UTF_8))
                    .contains("<html");
            assertThat(page.headers().firstValue("Strict-Transport-Security"))
                    .as(proxy.origin())
                    .isPresent();

            RestClient people = new RestClient(proxy.origin(), browser);
            assertThat(people.cookie("alice")).isNotEmpty();
            assertThat(RestClient.json(people.get("alice", "/api/v1/audit?action=sign-in.ok&limit=1"))
                            .at("/items/0/address")
                            .asText())
                    .isEqualTo("127.0.0.1");
        }
    }

    @Test
    void threePeopleCallThroughThreeProxiesAndOneThatRestartsCostsNobodyTheCall() {
        try (Person alice = through(nginx, "alice");
                Person bob = through(caddy, "bob");
                Person carol = through(haproxy, "carol")) {
            alice.joins("team-room");
            bob.joins("team-room");
            carol.joins("team-room");
            alice.seesVideoOf("bob");
            bob.seesVideoOf("carol");
            carol.seesVideoOf("alice");
            alice.says("All here?");
            bob.reads("All here?");
            carol.reads("All here?");

            nginx.restart();
            bob.says("Still here, Alice?");
            alice.reads("Still here, Alice?");
            alice.keepsSeeingVideoOf("bob", alice.framesOf("bob"));
            for (Person person : List.of(alice, bob, carol)) {
                person.sees("leave").click();
            }
        }
        assertThat(app.calls("alice"))
                .singleElement()
                .satisfies(call -> assertThat(call.get("people"))
                        .hasSize(3)
                        .allSatisfy(person -> assertThat(person.get("spans")).hasSize(1)));
    }

    private static Person through(DocumentedProxy proxy, String user) {
        Person person = new Person(
                chromium.browser(),
                proxy.origin(),
                new Browser.NewContextOptions().setLocale("en-US").setIgnoreHTTPSErrors(true));
        person.carries(app.cookie(user));
        return person;
    }
}
