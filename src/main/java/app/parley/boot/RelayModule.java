package app.parley.boot;

import app.parley.config.Config;
import app.parley.config.RelayConfig;
import app.parley.config.TlsCertificate;
import app.parley.hub.value.IceServers;
import app.parley.ice.RelayIceServers;
import app.parley.ice.TurnCredentials;
import app.parley.relay.RelayServer;
import app.parley.relay.RelaySettings;
import app.parley.relay.turn.RelayCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The relay for calls in this process, or why there is none, and the ICE servers that browsers get. */
public final class RelayModule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RelayModule.class);
    private static final String LOCALHOST = "localhost";

    private final @Nullable RelayServer relay;
    private final RelayAccess access;
    private final IceServers iceServers;
    private final String line;

    private RelayModule(@Nullable RelayServer relay, RelayAccess access, IceServers iceServers, String line) {
        this.relay = relay;
        this.access = access;
        this.iceServers = iceServers;
        this.line = line;
    }

    /**
     * Takes the relay's ports where the settings want it and it can.
     *
     * @param secret that credentials are made with
     * @throws IllegalStateException where the relay must run and cannot
     */
    public static RelayModule open(Config config, byte[] secret, RelayAccess access, InstantSource clock) {
        TurnCredentials external =
                new TurnCredentials(config.stunUrls(), config.turnUrls(), config.turnSecret(), clock);
        String reason = reasonForNone(config);
        if (reason != null) {
            return new RelayModule(null, access, external, "Relay for calls: " + reason);
        }
        RelayCredentials credentials = new RelayCredentials(secret);
        RelayServer relay;
        try {
            relay = bind(config, credentials, access, clock);
        } catch (IOException e) {
            return failed(config, access, external, e);
        }
        access.revokeWith(relay::revoke);
        String host =
                config.publicUrl() == null ? LOCALHOST : config.publicUrl().getHost();
        IceServers own = new RelayIceServers(credentials, relay.port(), relay.tlsPort(), host, access::grant, clock);
        return new RelayModule(relay, access, own, "Relay for calls: " + ports(relay));
    }

    private static RelayServer bind(
            Config config, RelayCredentials credentials, RelayAccess access, InstantSource clock) throws IOException {
        RelayConfig settings = config.relay();
        RelayServer.House house = new RelayServer.House(
                credentials, RelayIceServers.LIFE, access::admits, clock, System::nanoTime, LOG::warn);
        return RelayServer.bind(
                new RelaySettings(
                        address(config),
                        settings.port(),
                        settings.tlsPort(),
                        settings.firstRelayedPort(),
                        settings.lastRelayedPort(),
                        relayedAddresses(config),
                        settings.privatePeers(),
                        certificate(settings)),
                settings.limits(),
                house);
    }

    /** Where https ends in a proxy on this machine, browsers reach the relay beside it: on all addresses then. */
    private static @Nullable InetAddress address(Config config) throws IOException {
        InetAddress bind = config.bind() == null ? null : InetAddress.getByName(config.bind());
        return bind != null && bind.isLoopbackAddress() && config.publicUrl() != null ? null : bind;
    }

    private static @Nullable String reasonForNone(Config config) {
        RelayConfig relay = config.relay();
        if (relay.mode() == RelayConfig.Mode.OFF) {
            return "off (PARLEY_RELAY=off)";
        }
        if (relay.mode() == RelayConfig.Mode.ON) {
            return null;
        }
        if (!config.turnUrls().isEmpty() || !config.stunUrls().isEmpty()) {
            String name = config.turnUrls().isEmpty() ? "PARLEY_STUN_URLS" : "PARLEY_TURN_URLS";
            return "off, since " + name + " names other servers";
        }
        return relay.noUdpHere() ? "off, since this platform lets no UDP in" : null;
    }

    private static RelayModule failed(Config config, RelayAccess access, IceServers external, IOException failure) {
        String why = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        if (config.relay().mode() == RelayConfig.Mode.ON) {
            throw new RelayFailure("Cannot start the relay (PARLEY_RELAY=on): " + why, failure);
        }
        LOG.warn("The relay for calls did not start: {}", why);
        return new RelayModule(null, access, external, "Relay for calls: off, since it could not start: " + why);
    }

    private static String ports(RelayServer relay) {
        String open = "UDP and TCP on port " + relay.port();
        return relay.tlsPort() == 0
                ? open + " (TLS needs PARLEY_TLS_CERT and PARLEY_TLS_KEY)"
                : open + ", TLS on port " + relay.tlsPort();
    }

    private static Supplier<List<InetAddress>> relayedAddresses(Config config) {
        URI url = config.publicUrl();
        List<InetAddress> set = config.relay().addresses();
        return set.isEmpty() && url != null ? new PublicAddresses(url.getHost()) : () -> set;
    }

    private static @Nullable Supplier<SSLContext> certificate(RelayConfig config) {
        return config.certificate() == null || config.key() == null
                ? null
                : new TlsCertificate(config.certificate(), config.key());
    }

    /** Serves from now on; what came since the ports were taken is not lost. */
    public void start() {
        if (relay != null) {
            relay.start();
        }
    }

    public IceServers iceServers() {
        return iceServers;
    }

    /** For the person who starts the server: where the relay listens, or why it does not. */
    public String line() {
        return line;
    }

    @Override
    public void close() {
        if (relay != null) {
            relay.close();
        }
        access.close();
    }
}
