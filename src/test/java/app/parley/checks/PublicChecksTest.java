package app.parley.checks;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.relay.PemFiles;
import app.parley.testing.TestCertificate;
import app.parley.testing.TestClock;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is found about a public URL, by what answers there. */
class PublicChecksTest {
    private static final TestCertificate CERTIFICATE = new TestCertificate("EC");
    private static final Supplier<SSLSocketFactory> TRUSTING = CERTIFICATE.client()::getSocketFactory;

    private final TestClock clock = new TestClock();
    private HttpServer site;

    @AfterEach
    void stop() {
        if (site != null) {
            site.stop(0);
        }
    }

    @Test
    void itIsRightWhereThisVeryServerAnswers() throws IOException {
        answer(200, "{\"status\":\"ok\",\"instance\":\"me\"}");
        assertThat(find(new PublicUrlCheck(url("http"), "\"me\"")).outcome()).isEqualTo(CheckOutcome.THIS_SERVER);

        Finding other = find(new PublicUrlCheck(url("http"), "\"somebody else\""));
        assertThat(other.outcome()).isEqualTo(CheckOutcome.ANOTHER_SERVER);
        assertThat(other.text()).contains("(status 200)").contains(url("http").toString());
    }

    @Test
    void aRedirectIsToldAndNotFollowed() throws IOException {
        answer(301, "");
        assertThat(find(new PublicUrlCheck(url("http"), "me")).outcome()).isEqualTo(CheckOutcome.REDIRECTED);
    }

    @Test
    void nobodyThereIsTold() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        PublicUrl url = new PublicUrl(URI.create("http://localhost:" + port), TestCertificate::usual);
        Finding finding = find(new PublicUrlCheck(url, "me"));
        assertThat(finding.outcome()).isEqualTo(CheckOutcome.NOBODY_LISTENS);
        assertThat(finding.text()).isEqualTo("Nobody listens at http://localhost:" + port + ".");
        assertThat(find(new ClockCheck(url, clock)).outcome()).isEqualTo(CheckOutcome.NOT_REACHED);
    }

    @Test
    void aNameThatLeadsNowhereIsTold() {
        PublicUrl url = new PublicUrl(URI.create("https://chat.invalid"), TestCertificate::usual);
        assertThat(find(new PublicUrlCheck(url, "me")).text()).isEqualTo("The name chat.invalid leads nowhere.");
    }

    @Test
    void httpIsEnoughForThisMachineOnly() {
        assertThat(find(new HttpsCheck(
                                new PublicUrl(URI.create("http://localhost:7070"), TestCertificate::usual), clock))
                        .outcome())
                .isEqualTo(CheckOutcome.THIS_MACHINE_ONLY);
        assertThat(find(new HttpsCheck(
                                new PublicUrl(URI.create("http://chat.example.com"), TestCertificate::usual), clock))
                        .outcome())
                .isEqualTo(CheckOutcome.PLAIN_HTTP);
    }

    @Test
    void theCertificateIsJudgedAsBrowsersDo() throws IOException {
        answerSecurely();
        InstantSource now = InstantSource.system();
        assertThat(find(new HttpsCheck(url("https"), now)).outcome()).isEqualTo(CheckOutcome.HTTPS);
        InstantSource later = InstantSource.offset(now, Duration.ofDays(80));
        assertThat(find(new HttpsCheck(url("https"), later)).outcome()).isEqualTo(CheckOutcome.CERTIFICATE_ENDS);

        PublicUrl untrusted = new PublicUrl(URI.create(url("https").toString()), TestCertificate::usual);
        Finding finding = find(new HttpsCheck(untrusted, now));
        assertThat(finding.outcome()).isEqualTo(CheckOutcome.CERTIFICATE);
        assertThat(finding.advice()).contains("for localhost");
        assertThat(find(new PublicUrlCheck(untrusted, "me")).outcome()).isEqualTo(CheckOutcome.CERTIFICATE);
    }

    @Test
    void aCertificateForAnotherNameIsNotTrusted() throws IOException {
        answerSecurely();
        PublicUrl byAddress = new PublicUrl(
                URI.create("https://127.0.0.2:" + site.getAddress().getPort()), TRUSTING);
        assertThat(find(new HttpsCheck(byAddress, clock)).outcome()).isEqualTo(CheckOutcome.CERTIFICATE);
    }

    @Test
    void aServerThatRefusesWebSocketsIsTold() throws IOException {
        answer(400, "no upgrades here");
        Finding finding = find(new WebSocketCheck(url("http")));
        assertThat(finding.outcome()).isEqualTo(CheckOutcome.NO_UPGRADE);
        assertThat(finding.text()).contains("(status 400)");
    }

    @Test
    void aClockThatDiffersIsTold() throws IOException {
        answer(200, "{}");
        InstantSource now = InstantSource.system();
        assertThat(find(new ClockCheck(url("http"), now)).outcome()).isEqualTo(CheckOutcome.CLOCK_RIGHT);
        Finding differs = find(new ClockCheck(url("http"), InstantSource.offset(now, Duration.ofSeconds(30))));
        assertThat(differs.outcome()).isEqualTo(CheckOutcome.CLOCK_DIFFERS);
        assertThat(find(new ClockCheck(url("http"), InstantSource.offset(now, Duration.ofMinutes(-10))))
                        .outcome())
                .isEqualTo(CheckOutcome.CLOCK_WRONG);
    }

    @Test
    void withoutAPublicUrlThereIsNothingToCheck() {
        for (Check check : new Check[] {
            new PublicUrlCheck(null, "me"),
            new HttpsCheck(null, clock),
            new WebSocketCheck(null),
            new ClockCheck(null, clock)
        }) {
            assertThat(find(check)).isEqualTo(Finding.of(CheckOutcome.NO_PUBLIC_URL));
        }
    }

    private PublicUrl url(String scheme) {
        return new PublicUrl(
                URI.create(scheme + "://localhost:" + site.getAddress().getPort()), TRUSTING);
    }

    private void answer(int status, String body) throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(status, body);
    }

    private void answerSecurely() throws IOException {
        HttpsServer https = HttpsServer.create(new InetSocketAddress(0), 0);
        https.setHttpsConfigurator(
                new HttpsConfigurator(PemFiles.load(CERTIFICATE.certificateFile(), CERTIFICATE.keyFile())
                        .context()));
        site = https;
        serve(200, "{}");
    }

    private void serve(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        site.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://localhost:1/");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        site.start();
    }

    private static Finding find(Check check) {
        Attempt attempt = new Attempt(Duration.ofSeconds(20));
        try (attempt) {
            return check.run(attempt);
        } catch (IOException e) {
            return ConnectionFailures.finding(e, attempt);
        }
    }
}
