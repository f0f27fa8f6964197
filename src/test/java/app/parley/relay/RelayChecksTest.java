package app.parley.relay;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.checks.Check;
import app.parley.checks.CheckOutcome;
import app.parley.checks.Checks;
import app.parley.checks.Finding;
import app.parley.checks.OwnRelay;
import app.parley.checks.RelayCheck;
import app.parley.checks.TurnServer;
import app.parley.checks.TurnServer.Transport;
import app.parley.relay.turn.RelayCredentials;
import app.parley.relay.turn.RelayLimits;
import app.parley.testing.Await;
import app.parley.testing.TestCertificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

/** The checks of the own relay. */
class RelayChecksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void packetsGoEachWayByUdpTcpAndTlsAndNothingIsLeftBehind() {
        try (RelayFixture house = RelayFixture.startWithTls()) {
            for (Transport transport : Transport.values()) {
                assertThat(find(house, transport, RelayFixture.trusting()).outcome())
                        .as(transport.name())
                        .isEqualTo(CheckOutcome.RELAYED);
            }
            house.await("given back", () -> house.relay.allocations() == 0);
        }
    }

    @Test
    void aCertificateThatBrowsersDoNotTrustIsTold() {
        try (RelayFixture house = RelayFixture.startWithTls()) {
            assertThat(find(house, Transport.TLS, TestCertificate::usual).outcome())
                    .isEqualTo(CheckOutcome.CERTIFICATE);
        }
    }

    @Test
    void withoutACertificateThereIsNoTls() {
        try (RelayFixture house = RelayFixture.start()) {
            assertThat(find(house, Transport.TLS, TestCertificate::usual).outcome())
                    .isEqualTo(CheckOutcome.RELAY_NO_CERTIFICATE);
        }
    }

    @Test
    void aRelayThatIsNotThereIsTold() {
        RelayFixture house = RelayFixture.start();
        house.close();
        assertThat(find(house, Transport.TCP, TestCertificate::usual).outcome()).isEqualTo(CheckOutcome.NOBODY_LISTENS);
        assertThat(find(house, Transport.UDP, TestCertificate::usual).outcome())
                .isIn(CheckOutcome.NOBODY_LISTENS, CheckOutcome.NO_ANSWER);
    }

    @Test
    void aRelayOfSomebodyElseRefusesTheCredential() {
        try (RelayFixture house = RelayFixture.start()) {
            house.disabled.add("+checks");
            Finding finding = find(house, Transport.UDP, TestCertificate::usual);
            assertThat(finding.outcome()).isEqualTo(CheckOutcome.RELAY_REFUSED);
            assertThat(finding.text()).contains("(error 401)");
        }
    }

    @Test
    void aFullRelayIsAWarning() {
        RelayLimits one = new RelayLimits(1, 256, 64, 64, 8_000, 1_000_000, 500);
        try (RelayFixture house = RelayFixture.start(one)) {
            assertThat(find(house, Transport.TCP, TestCertificate::usual).outcome())
                    .isEqualTo(CheckOutcome.RELAY_FULL);
        }
    }

    @Test
    void whyThereIsNoRelayIsTold() {
        RelayCheck taken = new RelayCheck(
                Transport.UDP,
                OwnRelay.none(OwnRelay.Status.NOT_STARTED, "UDP port 3478 is taken"),
                TestCertificate::usual);
        assertThat(find(taken).text()).isEqualTo("The relay could not start: UDP port 3478 is taken.");
        assertThat(find(new RelayCheck(Transport.UDP, OwnRelay.none(OwnRelay.Status.OFF, ""), TestCertificate::usual))
                        .outcome())
                .isEqualTo(CheckOutcome.RELAY_OFF);
    }

    private static Finding find(RelayFixture house, Transport transport, Supplier<SSLSocketFactory> tls) {
        OwnRelay relay = new OwnRelay(
                OwnRelay.Status.RUNNING,
                "",
                "localhost",
                house.relay.port(),
                house.relay.tlsPort(),
                (by, host, port) -> {
                    String username = RelayCredentials.username("+checks", house.expiry());
                    return new TurnServer(by, host, port, username, RelayFixture.CREDENTIALS.password(username));
                });
        return find(new RelayCheck(transport, relay, tls));
    }

    static Finding find(Check check) {
        try (Checks checks = new Checks(
                List.of(check),
                PATIENCE,
                result -> {},
                (id, fault) -> {
                    throw new AssertionError(fault);
                },
                InstantSource.system())) {
            checks.run();
            Await.until("checked", PATIENCE.multipliedBy(2), () -> !checks.isRunning());
            return checks.results().get(0).finding();
        }
    }
}
