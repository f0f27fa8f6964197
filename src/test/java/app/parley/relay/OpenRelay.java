package app.parley.relay;

import app.parley.relay.stun.PeerAddress;
import app.parley.relay.turn.OwnAddresses;
import app.parley.relay.turn.PeerRules;
import app.parley.relay.turn.RelayLimits;
import app.parley.relay.turn.TurnEngine;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The relay's parts put together with rules that let peers be on this machine, as no relay does that is started by the house. */
final class OpenRelay implements AutoCloseable {
    private final RelayLoop loop;
    private final Thread thread;
    private final InetSocketAddress address;

    private OpenRelay(RelayLimits limits) throws IOException {
        loop = new RelayLoop(System::nanoTime, (what, why) -> {
            throw new AssertionError(what, why);
        });
        List<InetAddress> loopback = List.of(InetAddress.getLoopbackAddress());
        OwnAddresses relayed = new OwnAddresses(loopback, loopback);
        OwnAddresses nobody = new OwnAddresses(List.of(), List.of());
        UdpRelayedSockets sockets = new UdpRelayedSockets(loop, 49_152, 65_535, () -> relayed);
        PeerRules anybody = new PeerRules(false) {
            @Override
            public boolean allows(PeerAddress peer) {
                return true;
            }
        };
        TurnEngine engine = new TurnEngine(
                limits,
                RelayFixture.CREDENTIALS,
                RelayFixture.A_CREDENTIALS_LIFE,
                user -> true,
                anybody,
                () -> nobody,
                sockets,
                InstantSource.system(),
                System::nanoTime);
        sockets.deliverTo(engine);
        address = UdpListener.open(loop, engine, loopback.get(0), 0).localAddress();
        thread = new Thread(() -> loop.run(engine::sweep), "open-relay");
        thread.start();
    }

    static OpenRelay start() throws IOException {
        return new OpenRelay(RelayLimits.DEFAULT);
    }

    static OpenRelay start(RelayLimits limits) throws IOException {
        return new OpenRelay(limits);
    }

    int port() {
        return address.getPort();
    }

    TurnClient client(String user) {
        return TurnClient.udp(address).as(user, Instant.now().plus(RelayFixture.A_CREDENTIALS_LIFE));
    }

    /** What the relay's thread has ever allocated. */
    long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getThreadAllocatedBytes(thread.getId());
    }

    @Override
    public void close() {
        loop.stop();
    }
}
