package app.parley.boot;

import app.parley.checks.ExternalTurn;
import app.parley.checks.OwnRelay;
import app.parley.checks.TurnServer;
import app.parley.config.Config;
import app.parley.config.RelayConfig;
import app.parley.hub.value.IceServers;
import app.parley.ice.RelayIceServers;
import app.parley.ice.RelayService;
import app.parley.ice.RelayServiceSettings;
import app.parley.ice.TurnCredentials;
import app.parley.kernel.HostPort;
import app.parley.relay.RelayServer;
import app.parley.relay.RelaySettings;
import app.parley.relay.turn.RelayCredentials;
import app.parley.relay.turn.RelayFigures;
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

/** Owns this process's relay, or the reason why there is none, and provides the ICE servers for browsers. */
public final class RelayModule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RelayModule.class);
    private static final String LOCALHOST = "localhost";

    private final @Nullable RelayServer relay;
    private final RelayAccess access;
    private final IceServers iceServers;
    private final @Nullable RelayService service;
    private final OwnRelay forChecks;
    private final String line;

    private RelayModule(
            @Nullable RelayServer relay,
            RelayAccess access,
            IceServers iceServers,
            @Nullable RelayService service,
            OwnRelay forChecks,
            String line) {
        this.relay = relay;
        this.access = access;
        this.iceServers = iceServers;
        this.service = service;
        this.forChecks = forChecks;
        this.line = "Relay for calls: " + line;
    }

    /** Creates a module without its own relay. */
    private static RelayModule elsewhere(
            Config config,
            RelayAccess access,
            OwnRelay.Status status,
            String reason,
            String line,
            InstantSource clock) {
        RelayServiceSettings rented = config.relayService();
        RelayService service = rented == null ? null : new RelayService(rented, config.stunUrls(), clock);
        IceServers external = service == null
                ? new TurnCredentials(config.stunUrls(), config.turnUrls(), config.turnSecret(), clock)
                : service;
        return new RelayModule(null, access, external, service, OwnRelay.none(status, reason), line);
    }

    /**
     * Binds the relay's ports, if the settings want a relay and it can run.
     *
     * @param secret the key for credentials
     * @param certificate with which it speaks TLS; null for none
     * @throws IllegalStateException if the relay is required and cannot run
     */
    public static RelayModule open(
            Config config,
            byte[] secret,
            @Nullable Supplier<SSLContext> certificate,
            RelayAccess access,
            InstantSource clock) {
        OwnRelay.Status status = wanted(config);
        if (status != OwnRelay.Status.RUNNING) {
            return elsewhere(config, access, status, "", reasonForNone(config, status), clock);
        }
        RelayCredentials credentials = new RelayCredentials(secret);
        RelayServer relay;
        try {
            relay = bind(config, credentials, certificate, access, clock);
        } catch (IOException e) {
            return failed(config, access, e, clock);
        }
        access.revokeWith(relay::revoke);
        String host =
                config.publicUrl() == null ? LOCALHOST : config.publicUrl().getHost();
        IceServers own = new RelayIceServers(credentials, relay.port(), relay.tlsPort(), host, access::grant, clock);
        OwnRelay forChecks = new OwnRelay(
                OwnRelay.Status.RUNNING,
                "",
                checkedHost(config),
                relay.port(),
                relay.tlsPort(),
                (transport, at, port) -> forChecks(credentials, clock, transport, at, port));
        return new RelayModule(relay, access, own, null, forChecks, ports(relay));
    }

    private static RelayServer bind(
            Config config,
            RelayCredentials credentials,
            @Nullable Supplier<SSLContext> certificate,
            RelayAccess access,
            InstantSource clock)
            throws IOException {
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
                        certificate),
                settings.limits(),
                house);
    }

    /**
     * If a proxy on this machine terminates https, browsers reach the relay directly, so it listens on all addresses.
     */
    private static @Nullable InetAddress address(Config config) throws IOException {
        InetAddress bind = config.bind() == null ? null : InetAddress.getByName(config.bind());
        return bind != null && bind.isLoopbackAddress() && config.publicUrl() != null ? null : bind;
    }

    /** Returns the public host, or this machine's own address if that is unknown. */
    private static String checkedHost(Config config) {
        URI url = config.publicUrl();
        String bind = config.bind();
        if (url != null) {
            return HostPort.of(url).map(HostPort::host).orElse(LOCALHOST);
        }
        return bind == null || bind.equals("0.0.0.0") || bind.equals("0:0:0:0:0:0:0:0") ? LOCALHOST : bind;
    }

    private static TurnServer forChecks(
            RelayCredentials credentials, InstantSource clock, TurnServer.Transport transport, String host, int port) {
        String username =
                RelayCredentials.username(RelayAccess.CHECKS, clock.instant().plus(RelayIceServers.LIFE));
        return new TurnServer(transport, host, port, username, credentials.password(username));
    }

    /** Returns {@code RUNNING} if the relay is to run. */
    private static OwnRelay.Status wanted(Config config) {
        RelayConfig relay = config.relay();
        if (relay.mode() == RelayConfig.Mode.OFF) {
            return OwnRelay.Status.OFF;
        }
        if (relay.mode() == RelayConfig.Mode.ON) {
            return OwnRelay.Status.RUNNING;
        }
        boolean others = !config.turnUrls().isEmpty() || !config.stunUrls().isEmpty() || config.relayService() != null;
        if (others) {
            return OwnRelay.Status.ELSEWHERE;
        }
        return relay.noUdpHere() ? OwnRelay.Status.NO_UDP : OwnRelay.Status.RUNNING;
    }

    private static String reasonForNone(Config config, OwnRelay.Status status) {
        if (status == OwnRelay.Status.OFF) {
            return "off (PARLEY_RELAY=off)";
        }
        if (status == OwnRelay.Status.NO_UDP) {
            return "off, since this platform lets no UDP in";
        }
        String stunOrTurn = config.turnUrls().isEmpty() ? "PARLEY_STUN_URLS" : "PARLEY_TURN_URLS";
        return "off, since " + (config.relayService() == null ? stunOrTurn : "PARLEY_ICE_URL") + " names other servers";
    }

    private static RelayModule failed(Config config, RelayAccess access, IOException failure, InstantSource clock) {
        String why = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        if (config.relay().mode() == RelayConfig.Mode.ON) {
            throw new RelayFailure("Cannot start the relay (PARLEY_RELAY=on): " + why, failure);
        }
        LOG.warn("The relay for calls did not start: {}", why);
        return elsewhere(
                config, access, OwnRelay.Status.NOT_STARTED, why, "off, since it could not start: " + why, clock);
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

    /** Starts serving; packets that arrived after the ports were bound are not lost. */
    public void start() {
        if (relay != null) {
            relay.start();
        }
        if (service != null) {
            service.start();
        }
    }

    /** Returns null where there is no relay in this process. */
    @Nullable
    RelayFigures figures() {
        return relay == null ? null : relay.figures();
    }

    OwnRelay forChecks() {
        return forChecks;
    }

    /** Returns the TURN servers that browsers get instead of the own relay, for the checks. */
    ExternalTurn externalTurn() {
        return new HandedOutTurn(iceServers, service);
    }

    public IceServers iceServers() {
        return iceServers;
    }

    /**
     * Returns a line for the person who starts the server: the relay's addresses, or the reason why it does not run.
     */
    public String line() {
        return line;
    }

    @Override
    public void close() {
        if (relay != null) {
            relay.close();
        }
        if (service != null) {
            service.close();
        }
        access.close();
    }
}
