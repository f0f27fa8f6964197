package app.parley.relay;

import app.parley.relay.turn.OwnAddresses;
import app.parley.relay.turn.RelayedSocket;
import app.parley.relay.turn.RelayedSockets;
import app.parley.relay.turn.TurnEngine;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.util.BitSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens UDP ports of the configured range, in no order that could be guessed. Belongs to the relay's thread. */
final class UdpRelayedSockets implements RelayedSockets {
    private static final int TRIES = 256;

    private final RelayLoop loop;
    private final int first;
    private final int count;
    private final Supplier<OwnAddresses> own;
    private final BitSet taken = new BitSet();
    private final SecureRandom random = new SecureRandom();
    private @Nullable TurnEngine engine;

    UdpRelayedSockets(RelayLoop loop, int first, int last, Supplier<OwnAddresses> own) {
        this.loop = loop;
        this.first = first;
        this.count = last - first + 1;
        this.own = own;
    }

    /** @param engine what packets from peers go to */
    void deliverTo(TurnEngine engine) {
        this.engine = engine;
    }

    @Override
    public boolean has(int family, InetSocketAddress asked) {
        return own.get().relayedAddress(family, asked) != null;
    }

    @Override
    public @Nullable RelayedSocket open(int family, InetSocketAddress asked, boolean even) {
        InetAddress shown = own.get().relayedAddress(family, asked);
        if (shown == null || engine == null) {
            return null;
        }
        // Behind a NAT the address that is handed out is none of this machine's.
        InetAddress bound = own.get().isOfMachine(shown) ? shown : any(shown);
        int start = random.nextInt(count);
        int tries = 0;
        for (int step = 0; step < count && tries < TRIES; step++) {
            int port = first + (start + step) % count;
            if (!taken.get(port) && !(even && port % 2 != 0)) {
                tries++;
                DatagramChannel channel = bind(bound, port);
                if (channel != null) {
                    return opened(channel, new InetSocketAddress(shown, port), engine);
                }
            }
        }
        return null;
    }

    private @Nullable RelayedSocket opened(DatagramChannel channel, InetSocketAddress address, TurnEngine receiver) {
        try {
            UdpRelayedSocket socket =
                    new UdpRelayedSocket(loop, receiver, channel, address, () -> taken.clear(address.getPort()));
            taken.set(address.getPort());
            return socket;
        } catch (IOException e) {
            RelayLoop.closeQuietly(channel);
            return null;
        }
    }

    private static @Nullable DatagramChannel bind(InetAddress address, int port) {
        DatagramChannel channel = null;
        try {
            channel = UdpListener.openChannel(address);
            channel.bind(new InetSocketAddress(address, port));
            return channel;
        } catch (IOException e) {
            if (channel != null) {
                RelayLoop.closeQuietly(channel);
            }
            return null;
        }
    }

    private static InetAddress any(InetAddress address) {
        try {
            return InetAddress.getByAddress(new byte[address instanceof Inet4Address ? 4 : 16]);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("all zeros are an address", e);
        }
    }
}
