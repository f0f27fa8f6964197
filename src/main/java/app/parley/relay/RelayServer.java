package app.parley.relay;

import app.parley.relay.turn.OwnAddresses;
import app.parley.relay.turn.PeerRules;
import app.parley.relay.turn.RelayCredentials;
import app.parley.relay.turn.RelayFigures;
import app.parley.relay.turn.RelayLimits;
import app.parley.relay.turn.TurnEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The running relay: its sockets, its thread, and what the house tells it. Thread-safe. */
public final class RelayServer implements AutoCloseable {
    private static final long ADDRESSES_CHANGE_SECONDS = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int TRIES = 8;

    private final RelaySettings settings;
    private final RelayLoop loop;
    private final TurnEngine engine;
    private final TcpListener tcp;
    private final @Nullable TcpListener tls;
    private final List<UdpListener> udp = new ArrayList<>();
    private final BiConsumer<String, Throwable> log;
    private final Thread thread;
    /** One for names that are slow to resolve, one for TLS handshakes. */
    private final ScheduledThreadPoolExecutor helper =
            new ScheduledThreadPoolExecutor(2, work -> daemon(work, "relay-helper"));

    private volatile OwnAddresses own;

    /**
     * What the relay needs of the house.
     *
     * @param credentials that clients sign with
     * @param credentialLife how long one is good for when it is made
     * @param admitted whether a user may still relay; answers at once
     * @param clock for when credentials run out
     * @param nanos for all else
     * @param log what an admin should read
     */
    public record House(
            RelayCredentials credentials,
            Duration credentialLife,
            Predicate<String> admitted,
            InstantSource clock,
            LongSupplier nanos,
            BiConsumer<String, Throwable> log) {}

    private RelayServer(RelaySettings settings, RelayLimits limits, House house) throws IOException {
        this.settings = settings;
        log = house.log();
        own = new OwnAddresses(OwnAddresses.ofThisMachine(), List.of());
        loop = new RelayLoop(house.nanos(), log);
        UdpRelayedSockets sockets =
                new UdpRelayedSockets(loop, settings.firstRelayedPort(), settings.lastRelayedPort(), () -> own);
        engine = new TurnEngine(
                limits,
                house.credentials(),
                house.credentialLife(),
                house.admitted(),
                new PeerRules(settings.privatePeers()),
                () -> own,
                sockets,
                house.clock(),
                house.nanos());
        sockets.deliverTo(engine);
        tcp = bindBoth(limits.allocationsPerAddress());
        Supplier<SSLContext> certificate = settings.tls();
        tls = certificate == null
                ? null
                : TcpListener.bind(loop, settings.bind(), settings.tlsPort(), limits.allocationsPerAddress());
        tcp.start((channel, atClose) -> new TcpLink(loop, engine, channel, atClose));
        if (tls != null && certificate != null) {
            tls.start((channel, atClose) -> tlsLink(channel, atClose, certificate));
        }
        thread = daemon(() -> loop.run(this::tick), "relay");
    }

    /**
     * Takes the ports.
     *
     * @throws IOException where one is taken, or no address can be listened on
     */
    public static RelayServer bind(RelaySettings settings, RelayLimits limits, House house) throws IOException {
        return new RelayServer(settings, limits, house);
    }

    /** Serves from now on. */
    public void start() {
        thread.start();
        var unused =
                helper.scheduleWithFixedDelay(this::lookAtAddresses, 0, ADDRESSES_CHANGE_SECONDS, TimeUnit.SECONDS);
    }

    private StreamLink tlsLink(SocketChannel channel, Consumer<StreamLink> atClose, Supplier<SSLContext> certificate)
            throws IOException {
        return new TlsLink(loop, engine, channel, atClose, certificate.get().createSSLEngine(), helper);
    }

    /** TCP and UDP on one port. */
    private TcpListener bindBoth(int connectionsOfOneAddress) throws IOException {
        for (int attempt = 1; ; attempt++) {
            TcpListener listener = TcpListener.bind(loop, settings.bind(), settings.port(), connectionsOfOneAddress);
            try {
                for (InetAddress address : listenedOn(own)) {
                    listen(address, listener.port());
                }
                if (!udp.isEmpty()) {
                    return listener;
                }
                throw new SocketException("no address of this machine can be listened on");
            } catch (IOException e) {
                listener.close();
                udp.forEach(UdpListener::close);
                udp.clear();
                if (settings.port() != 0 || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private void listen(InetAddress address, int port) throws IOException {
        try {
            udp.add(UdpListener.open(loop, engine, address, port));
        } catch (IOException e) {
            if (isUsable(address)) {
                throw UdpListener.taken("UDP", port, e);
            }
            log.accept("The relay cannot listen on " + address.getHostAddress(), e);
        }
    }

    private static boolean isUsable(InetAddress address) {
        try (DatagramChannel probe = UdpListener.openChannel(address)) {
            probe.bind(new InetSocketAddress(address, 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private List<InetAddress> listenedOn(OwnAddresses addresses) {
        InetAddress bind = settings.bind();
        return bind == null || bind.isAnyLocalAddress() ? addresses.machine() : List.of(bind);
    }

    private void tick() {
        engine.sweep();
        tcp.sweep(loop.now());
        if (tls != null) {
            tls.sweep(loop.now());
        }
    }

    /** Machines move to other networks. */
    private void lookAtAddresses() {
        try {
            OwnAddresses now = new OwnAddresses(
                    OwnAddresses.ofThisMachine(), settings.relayedAddresses().get());
            if (!now.equals(own)) {
                loop.execute(() -> moveTo(now));
            }
        } catch (SocketException | RuntimeException e) {
            log.accept("The relay cannot ask for the addresses of this machine", e);
        }
    }

    private void moveTo(OwnAddresses now) {
        own = now;
        udp.removeIf(listener -> {
            boolean gone = !listenedOn(now).contains(listener.address());
            if (gone) {
                listener.close();
            }
            return gone;
        });
        for (InetAddress address : listenedOn(now)) {
            if (udp.stream().noneMatch(listener -> listener.address().equals(address))) {
                try {
                    listen(address, tcp.port());
                } catch (IOException e) {
                    log.accept("The relay cannot listen on " + address.getHostAddress(), e);
                }
            }
        }
    }

    /** Ends a user's allocations; credentials made until now make no new ones. */
    public void revoke(String user) {
        loop.execute(() -> engine.revoke(user));
    }

    /** For UDP and TCP. */
    public int port() {
        return tcp.port();
    }

    /** 0 where there is no TLS. */
    public int tlsPort() {
        return tls == null ? 0 : tls.port();
    }

    public RelayFigures figures() {
        return engine.figures();
    }

    public int allocations() {
        return engine.allocationCount();
    }

    @Override
    public void close() {
        helper.shutdownNow();
        loop.execute(() -> {
            engine.endAll();
            tcp.close();
            if (tls != null) {
                tls.close();
            }
        });
        loop.stop();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread made = new Thread(work, name);
        made.setDaemon(true);
        return made;
    }
}
