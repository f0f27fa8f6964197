package app.parley.tls.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.testing.Await;
import app.parley.testing.ServerProcess;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

/** Orders of a real certificate authority. */
class PebbleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void aServerServesHttpAtOnceAndHttpsWithACertificateThatItGetsByItself() throws Exception {
        int port = ServerProcess.freePort();
        int secure = ServerProcess.freePort();
        String origin = "https://localhost:" + secure;
        try (Pebble pebble = new Pebble(directory, port);
                ServerProcess server = ServerProcess.launch(
                        directory,
                        port,
                        Map.of(
                                "PARLEY_PUBLIC_URL", origin,
                                "PARLEY_TLS_PORT", Integer.toString(secure),
                                "PARLEY_TLS_ACME", "you@example.com",
                                "PARLEY_TLS_ACME_DIRECTORY", pebble.directory().toString(),
                                "JAVA_TOOL_OPTIONS", Pebble.trusted(directory)))) {
            server.awaitReady();
            HttpClient browser =
                    HttpClient.newBuilder().sslContext(pebble.browser()).build();
            try {
                Await.until("trusted", PATIENCE, () -> status(browser, origin + "/login") == 200);
            } catch (AssertionError e) {
                throw new AssertionError(server.output(), e);
            }

            HttpResponse<Void> http = browser.send(
                    HttpRequest.newBuilder(URI.create(server.origin() + "/calls"))
                            .build(),
                    BodyHandlers.discarding());
            assertThat(http.statusCode()).isEqualTo(308);
            assertThat(http.headers().firstValue("Location")).contains(origin + "/calls");
            assertThat(server.output())
                    .contains("Ordering a certificate for localhost from localhost")
                    .contains("The TLS certificate for localhost is used from now on")
                    .doesNotContain("PRIVATE KEY");
            for (String file : List.of("account-key.pem", "certificate.pem", "orders.properties")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                                directory.resolve("tls").resolve(file))))
                        .isEqualTo("rw-------");
            }
        }
    }

    private static int status(HttpClient browser, String url) {
        try {
            return browser.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void theAccountIsKeptEachCertificateHasANewKeyAndRefusalsAreSaidInTheAuthoritysWords() throws Exception {
        HttpChallenges challenges = new HttpChallenges();
        AtomicReference<String> wrong = new AtomicReference<>();
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext(HttpChallenges.PATH, exchange -> {
            String token = exchange.getRequestURI().getPath().substring(HttpChallenges.PATH.length());
            byte[] answer = (wrong.get() == null ? challenges.answer(token).orElse("") : wrong.get())
                    .getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        site.start();
        try (Pebble pebble = new Pebble(directory, site.getAddress().getPort())) {
            String first = issuer(pebble, challenges).issue("localhost");
            String account = Files.readString(directory.resolve("account-key.pem"));
            String second = issuer(pebble, challenges).issue("localhost");

            assertThat(first).startsWith("-----BEGIN PRIVATE KEY-----").contains("-----BEGIN CERTIFICATE-----");
            assertThat(key(second)).isNotEqualTo(key(first));
            assertThat(Files.readString(directory.resolve("account-key.pem"))).isEqualTo(account);
            assertThat(challenges.answer("")).isEmpty();

            wrong.set("something else");
            assertThatThrownBy(() -> issuer(pebble, challenges).issue("localhost"))
                    .isInstanceOf(IssuanceFailure.class)
                    .hasMessageContaining("It says: ")
                    .hasMessageContaining("something else");
            pebble.stop();
            assertThatThrownBy(() -> issuer(pebble, challenges).issue("localhost"))
                    .isInstanceOf(IssuanceFailure.class)
                    .hasMessageContaining("It does not answer as it should");
        } finally {
            site.stop(0);
        }
    }

    private static String key(String pem) {
        return pem.substring(0, pem.indexOf("-----BEGIN CERTIFICATE-----"));
    }

    private AcmeIssuer issuer(Pebble pebble, HttpChallenges challenges) {
        Session session = new Session(pebble.directory(), new Trusting());
        return new AcmeIssuer(session, "you@example.com", new OwnerFiles(directory), challenges);
    }

    /** As for any authority, but that it trusts that of the test. */
    private static final class Trusting extends GenericAcmeProvider {
        @Override
        public HttpClient createHttpClient(NetworkSettings settings) {
            return HttpClient.newBuilder().sslContext(Pebble.client()).build();
        }
    }
}
