package app.parley.relay;

import app.parley.relay.turn.OwnAddresses;
import app.parley.relay.turn.RelayCredentials;
import app.parley.relay.turn.RelayLimits;
import app.parley.testing.Await;
import app.parley.testing.TestCertificate;
import app.parley.testing.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** A relay on free ports of this machine, whose clock stands still until it is moved. */
final class RelayFixture implements AutoCloseable {
    static final Duration A_CREDENTIALS_LIFE = Duration.ofHours(1);
    static final RelayCredentials CREDENTIALS = new RelayCredentials("north".getBytes(StandardCharsets.UTF_8));

    private static final TestCertificate CERTIFICATE = new TestCertificate("EC");
    private static final SSLContext CONTEXT = load();

    final TestClock clock = new TestClock();
    final Set<String> disabled = ConcurrentHashMap.newKeySet();
    final RelayServer relay;

    private RelayFixture(RelayLimits limits, Supplier<SSLContext> tls) {
        RelaySettings settings = new RelaySettings(null, 0, 0, 49_152, 65_535, List::of, false, tls);
        RelayServer.House house = new RelayServer.House(
                CREDENTIALS,
                A_CREDENTIALS_LIFE,
                user -> !disabled.contains(user),
                clock,
                () -> clock.millis() * 1_000_000,
                (what, why) -> {
                    throw new AssertionError(what, why);
                });
        try {
            relay = RelayServer.bind(settings, limits, house);
            relay.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLContext load() {
        try {
            return PemFiles.load(CERTIFICATE.certificateFile(), CERTIFICATE.keyFile())
                    .context();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RelayFixture start() {
        return new RelayFixture(RelayLimits.DEFAULT, null);
    }

    static RelayFixture start(RelayLimits limits) {
        return new RelayFixture(limits, null);
    }

    static RelayFixture startWithTls() {
        return new RelayFixture(RelayLimits.DEFAULT, () -> CONTEXT);
    }

    /** What trusts the certificate. */
    static Supplier<SSLSocketFactory> trusting() {
        return CERTIFICATE.client()::getSocketFactory;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), relay.port());
    }

    /** A UDP client with a fresh credential. */
    TurnClient client(String user) {
        return TurnClient.udp(address()).as(user, expiry());
    }

    TurnClient tcpClient(String user) {
        return TurnClient.tcp(address()).as(user, expiry());
    }

    TurnClient tlsClient(String user) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), relay.tlsPort());
        return TurnClient.tls(address, CERTIFICATE.client()).as(user, expiry());
    }

    Instant expiry() {
        return clock.instant().plus(A_CREDENTIALS_LIFE);
    }

    /** The addresses that the relay listens on. */
    List<InetAddress> addresses() {
        try {
            return OwnAddresses.ofThisMachine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void await(String what, BooleanSupplier condition) {
        Await.until(what, Duration.ofSeconds(20), condition);
    }

    @Override
    public void close() {
        relay.close();
    }
}
