package app.parley.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.parley.relay.stun.Attribute;
import app.parley.relay.stun.Stun;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration that is shipped for coturn opens no more than the own relay does. */
class CoturnConfigTest {
    @TempDir
    private Path directory;

    private Coturn coturn;
    private InetSocketAddress address;

    @BeforeEach
    void start() {
        coturn = Coturn.asShipped(directory);
        address = coturn.address();
    }

    @AfterEach
    void stop() {
        if (coturn != null) {
            coturn.close();
        }
    }

    @Test
    void itOpensNobodysInnerNetworkAndTheRestOfTheWorld() {
        try (TurnClient ada = TurnClient.udp(address).as("ada", Instant.now().plus(RelayFixture.A_CREDENTIALS_LIFE))) {
            assertThat(ada.allocate().isSuccess()).isTrue();
            refuses(ada, Stream.of(ForbiddenPeersTest.INNER, ForbiddenPeersTest.NEVER));
            allows(ada, ForbiddenPeersTest.OPEN.stream());
        }
    }

    @Test
    void inIpv6Neither() {
        byte[] six = {Stun.IPV6, 0, 0, 0};
        try (TurnClient ada = TurnClient.udp(address).as("ada", Instant.now().plus(RelayFixture.A_CREDENTIALS_LIFE))) {
            Answer answer = ada.allocate(attributes -> attributes.bytes(Attribute.REQUESTED_ADDRESS_FAMILY, six));
            assumeTrue(answer.isSuccess(), "needs IPv6");
            refuses(ada, Stream.of(ForbiddenPeersTest.INNER_6, ForbiddenPeersTest.NEVER_6));
            for (byte[] inner : new byte[][] {{127, 0, 0, 1}, {10, 0, 0, 1}, {8, 8, 8, 8}}) {
                assertThat(ada.permitMapped(inner).error()).isEqualTo(403);
            }
            // Translated addresses are refused altogether: coturn cannot tell what is behind them.
            allows(ada, ForbiddenPeersTest.OPEN_6.stream().filter(name -> !name.matches("64:.*|2002:.*|2001:0:.*")));
        }
    }

    private static void refuses(TurnClient client, Stream<List<String>> names) {
        names.flatMap(List::stream)
                .forEach(name -> assertThat(
                                client.permit(new InetSocketAddress(name, 80)).error())
                        .as(name)
                        .isEqualTo(403));
    }

    private static void allows(TurnClient client, Stream<String> names) {
        names.forEach(name -> assertThat(
                        client.permit(new InetSocketAddress(name, 80)).error())
                .as(name)
                .isZero());
    }
}
