package app.parley.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.parley.relay.stun.Attribute;
import app.parley.relay.stun.Stun;
import app.parley.testing.Await;
import app.parley.testing.ServerProcess;
import app.parley.testing.Shell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration that is shipped for coturn opens no more than the own relay does. */
class CoturnConfigTest {
    private static final Path CONFIG = Path.of("src", "deploy", "coturn.conf");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private Process coturn;
    private InetSocketAddress address;

    @BeforeEach
    void start() throws IOException {
        if (!Shell.has("turnserver") && Shell.has("apt-get")) {
            Shell.run("(apt-get update && apt-get install -y --no-install-recommends coturn) || true", Map.of());
        }
        assumeTrue(Shell.has("turnserver"), "needs coturn: apt-get install coturn");
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), ServerProcess.freePort());
        coturn = new ProcessBuilder(
                        "turnserver",
                        "-c",
                        CONFIG.toString(),
                        "--static-auth-secret=north",
                        "--listening-ip=127.0.0.1",
                        "--relay-ip=127.0.0.1",
                        "--relay-ip=::1",
                        "--listening-port=" + address.getPort(),
                        "--no-tls",
                        "--pidfile=" + directory.resolve("pid"),
                        "--userdb=" + directory.resolve("db"),
                        "--log-file=stdout",
                        "--simple-log")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (TurnClient client = TurnClient.udp(address)) {
            Await.until("listening", PATIENCE, client::isAnsweredNow);
        }
    }

    @AfterEach
    void stop() {
        if (coturn != null) {
            coturn.destroy();
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
