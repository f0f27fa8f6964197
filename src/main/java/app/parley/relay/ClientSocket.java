package app.parley.relay;

import app.parley.relay.turn.TurnEngine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import org.jspecify.annotations.Nullable;

/** Reads the UDP socket that is connected to one client only. The kernel prefers it to the listener, which shares its port. */
final class ClientSocket implements RelayLoop.Handler {
    private static final int AT_ONCE = 32;

    private final RelayLoop loop;
    private final TurnEngine engine;
    private final UdpLink link;
    private final DatagramChannel channel;

    private ClientSocket(RelayLoop loop, TurnEngine engine, UdpLink link, DatagramChannel channel) {
        this.loop = loop;
        this.engine = engine;
        this.link = link;
        this.channel = channel;
    }

    @Nullable
    static DatagramChannel open(RelayLoop loop, TurnEngine engine, UdpLink link, InetSocketAddress local) {
        DatagramChannel channel = null;
        try {
            channel = UdpListener.openChannel(local.getAddress());
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            // Until it is connected it must not take what is for others: the kernel prefers the listener's exact
            // address to none.
            channel.bind(new InetSocketAddress(local.getPort()));
            channel.connect(link.remote());
            if (local.equals(channel.getLocalAddress())) {
                loop.register(channel, SelectionKey.OP_READ, new ClientSocket(loop, engine, link, channel));
                return channel;
            }
        } catch (IOException e) {
            // The listener's socket does as well.
        }
        if (channel != null) {
            RelayLoop.closeQuietly(channel);
        }
        return null;
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        for (int count = 0; count < AT_ONCE && channel.isOpen(); count++) {
            ByteBuffer packet = RelayBuffers.emptied(loop.buffers().packet);
            try {
                if (channel.read(packet) <= 0) {
                    return;
                }
            } catch (PortUnreachableException e) {
                // The client has gone, or comes back: its allocation ends by itself.
                return;
            }
            engine.fromClient(link, RelayBuffers.filled(packet));
        }
    }
}
