package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.MadeCertificate;
import app.parley.testing.RestClient;
import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import app.parley.testing.TlsSocket;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that speaks https itself, with a certificate from files. */
class HttpsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path directory;

    private static TestApp app;
    private static RestClient people;
    private static String setupLink;

    @BeforeAll
    static void start() {
        Map<String, String> settings =
                new HashMap<>(MadeCertificate.forHost("localhost").settings(directory));
        settings.put("PARLEY_TLS_PORT", "0");
        settings.put("PARLEY_TRUSTED_PROXIES", "127.0.0.9");
        app = TestApp.start(settings);
        people = new RestClient("https://localhost:" + app.httpsPort(), trusting());
        setupLink = app.setupLink();
        people.setUp(setupLink, "ada", "Ada");
    }

    private static HttpClient trusting() {
        return HttpClient.newBuilder().sslContext(TlsSocket.trusting()).build();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void peopleAreLedToHttpsAndKeptThere() {
        assertThat(setupLink).startsWith("https://localhost:" + app.httpsPort() + "/setup?token=");
        HttpResponse<String> page = people.get(null, "/login");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        HttpResponse<String> signedIn = people.post(null, "/api/v1/session", """
                {"username":"ada","password":"%s"}""".formatted(RestClient.PASSWORD));
        assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow()).contains("; Secure");
    }

    @Test
    void aNewCertificateIsForNewConnectionsAndDropsNoSocketAndADamagedOneReplacesNothing() {
        try (StompClient held = new StompClient(trusting(), people.socket(), Map.of("Cookie", people.cookie("ada")))) {
            held.connect();
            MadeCertificate next = MadeCertificate.forHost("localhost").into(directory);
            Await.until(
                    "shown the new one", PATIENCE, () -> next.certificate().equals(TlsSocket.shownAt(app.httpsPort())));
            held.subscribe("more-" + next.certificate().getSerialNumber(), "/topic/rooms");

            MadeCertificate.put(directory.resolve("key.pem"), "no key");
            Await.until("said that it is damaged", PATIENCE, () -> code("own-certificate-damaged"));
            assertThat(TlsSocket.shownAt(app.httpsPort())).isEqualTo(next.certificate());
            held.subscribe("still", "/topic/presence");
        }
    }

    /** By itself: nobody presses a button. */
    private static boolean code(String expected) {
        JsonNode checks = RestClient.json(people.get("ada", "/api/v1/checks"));
        for (JsonNode check : checks.get("items")) {
            if (check.get("id").asText().equals("tls")) {
                return check.get("code").asText().equals(expected);
            }
        }
        throw new AssertionError("no check of the certificate in " + checks);
    }

    @Test
    void bothVersionsOfTlsThatAreSafeAreSpokenAndNoOlder() throws IOException {
        try (TlsSocket socket = new TlsSocket(app.httpsPort())) {
            assertThat(socket.protocol()).isEqualTo("TLSv1.3");
        }
        assertThat(alertTo("0303")).as("1.2, of which nothing is offered").isEqualTo("handshake failure");
        assertThat(alertTo("0302")).as("1.1").isEqualTo("protocol version");
    }

    /** Says hello with one cipher that nobody should speak any more. */
    private static String alertTo(String version) throws IOException {
        String hello = version + "00".repeat(32) + "00" + "0002002f" + "0100";
        String message = "01" + "%06x".formatted(hello.length() / 2) + hello;
        byte[] bytes = HexFormat.of().parseHex("160301" + "%04x".formatted(message.length() / 2) + message);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), app.httpsPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes);
            byte[] alert = socket.getInputStream().readNBytes(7);
            assertThat(alert[0]).isEqualTo((byte) 0x15);
            return switch (alert[6]) {
                case 40 -> "handshake failure";
                case 70 -> "protocol version";
                default -> "alert " + alert[6];
            };
        }
    }

    private static List<String> http(String request) throws IOException {
        return http("127.0.0.1", request);
    }

    private static List<String> http(String from, String request) throws IOException {
        int port = URI.create(app.origin()).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((request + "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            InputStreamReader in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
            return new BufferedReader(in)
                    .lines()
                    .takeWhile(line -> !line.isEmpty())
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /calls?outcome=missed&q=%20x HTTP/1.1\nHost: localhost:7070\n",
                "POST /calls?outcome=missed&q=%20x HTTP/1.1\nHost: LOCALHOST\nContent-Length: 0\n",
                "GET /calls?outcome=missed&q=%20x HTTP/1.1\nHost: evil.example\n",
                "GET /calls?outcome=missed&q=%20x HTTP/1.1\nHost: localhost.evil.example\n",
                "GET /calls?outcome=missed&q=%20x HTTP/1.1\nHost: x\nX-Forwarded-Host: evil.example\n",
                "GET /calls?outcome=missed&q=%20x HTTP/1.1\nHost: x\nX-Forwarded-Proto: https\n",
                "GET /calls?outcome=missed&q=%20x HTTP/1.1\nHost: localhost\nUpgrade: websocket\nConnection: Upgrade\n"
            })
    void httpLeadsToHttpsAtAHostOfTheCertificateWhateverTheRequestNames(String request) throws IOException {
        List<String> answer = http(request);

        assertThat(answer.get(0)).contains(" 308 ");
        assertThat(answer)
                .anySatisfy(line -> assertThat(line)
                        .isEqualToIgnoringCase(
                                "Location: https://localhost:" + app.httpsPort() + "/calls?outcome=missed&q=%20x"))
                .anySatisfy(line -> assertThat(line).isEqualToIgnoringCase("X-Content-Type-Options: nosniff"));
    }

    @Test
    void whatMachinesAskForStaysOnHttpAndSoDoesWhatCameByHttpsToAProxy() throws IOException {
        assertThat(http("GET /health/live HTTP/1.1\nHost: 10.0.0.1\n").get(0)).contains(" 200 ");
        assertThat(http("GET /health/ready HTTP/1.1\nHost: 10.0.0.1\n").get(0)).contains(" 200 ");
        assertThat(http("GET /.well-known/acme-challenge/none HTTP/1.1\nHost: localhost\n")
                        .get(0))
                .contains(" 308 ");
        assertThat(http("127.0.0.9", "GET /login HTTP/1.1\nHost: localhost\nX-Forwarded-Proto: https\n")
                        .get(0))
                .contains(" 200 ");
    }
}
