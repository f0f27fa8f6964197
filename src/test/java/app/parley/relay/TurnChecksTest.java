package app.parley.relay;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.checks.CheckOutcome;
import app.parley.checks.ExternalTurn;
import app.parley.checks.Finding;
import app.parley.checks.TurnCheck;
import app.parley.checks.TurnServer;
import app.parley.checks.TurnServer.Transport;
import app.parley.relay.turn.RelayCredentials;
import app.parley.testing.TestCertificate;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of TURN servers elsewhere, with Debian's coturn as one. */
class TurnChecksTest {
    @TempDir
    private Path directory;

    @Test
    void coturnAsItIsShippedHereTakesTheCredentialAndIsClosed() {
        try (Coturn coturn = Coturn.asShipped(directory)) {
            Finding finding = find(server(coturn, Transport.UDP, "north"), server(coturn, Transport.TCP, "north"));
            assertThat(finding.text())
                    .isEqualTo("The credential is accepted by 2 TURN servers, and inner networks are closed.");
        }
    }

    @Test
    void coturnAsItComesIsOpenAndTheListThatClosesItIsNamed() {
        try (Coturn coturn = Coturn.withoutDenials(directory)) {
            Finding finding = find(server(coturn, Transport.UDP, "north"));
            assertThat(finding.outcome()).isEqualTo(CheckOutcome.TURN_OPEN);
            assertThat(finding.text()).contains("10.0.0.1", "192.168.0.1", "169.254.169.254");
            assertThat(finding.advice()).contains("denied-peer-ip").contains("src/deploy/coturn.conf");
        }
    }

    @Test
    void anotherSecretIsTold() {
        try (Coturn coturn = Coturn.asShipped(directory)) {
            Finding finding = find(server(coturn, Transport.UDP, "south"), server(coturn, Transport.TCP, "north"));
            assertThat(finding.outcome()).isEqualTo(CheckOutcome.TURN_CREDENTIAL);
            assertThat(finding.advice()).contains("static-auth-secret");
        }
    }

    @Test
    void oneServerOfTwoThatIsAwayIsAWarning() {
        RelayFixture gone = RelayFixture.start();
        InetSocketAddress nobody = gone.address();
        gone.close();
        try (RelayFixture house = RelayFixture.start()) {
            TurnServer away = server(nobody, Transport.TCP, "north", Instant.now());
            Finding finding = find(server(house.address(), Transport.UDP, "north", house.expiry()), away);
            assertThat(finding.outcome()).isEqualTo(CheckOutcome.TURN_PARTLY);
            assertThat(finding.text()).contains(away.toString());
            assertThat(find(away).outcome()).isEqualTo(CheckOutcome.NOBODY_LISTENS);
        }
    }

    @Test
    void withoutAnyRelayPeopleAreToldWhatToSet() {
        assertThat(find().outcome()).isEqualTo(CheckOutcome.NO_RELAY);
        assertThat(RelayChecksTest.find(check(true, List.of(), null)).outcome()).isEqualTo(CheckOutcome.OWN_RELAY);
        Finding away = RelayChecksTest.find(check(false, List.of(), "it answered with status 401"));
        assertThat(away.text()).isEqualTo("The relay service gives no servers: it answered with status 401.");
    }

    private static Finding find(TurnServer... servers) {
        return RelayChecksTest.find(check(false, List.of(servers), null));
    }

    private static TurnCheck check(boolean ownRelay, List<TurnServer> servers, String failure) {
        ExternalTurn turn = new ExternalTurn() {
            @Override
            public List<TurnServer> servers() {
                return servers;
            }

            @Override
            public String serviceFailure() {
                return failure;
            }
        };
        return new TurnCheck(ownRelay, turn, TestCertificate::usual);
    }

    private static TurnServer server(Coturn coturn, Transport transport, String secret) {
        Instant end = Instant.now().plus(Duration.ofHours(1));
        return server(coturn.address(), transport, secret, end);
    }

    private static TurnServer server(InetSocketAddress at, Transport transport, String secret, Instant end) {
        String username = RelayCredentials.username("ada", end);
        String password = new RelayCredentials(secret.getBytes(StandardCharsets.UTF_8)).password(username);
        return new TurnServer(transport, "127.0.0.1", at.getPort(), username, password);
    }
}
