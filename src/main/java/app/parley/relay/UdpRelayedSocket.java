package app.parley.relay;

import app.parley.relay.turn.RelayedSocket;
import app.parley.relay.turn.TurnEngine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;

/** One relayed port. Belongs to the relay's thread. */
final class UdpRelayedSocket implements RelayedSocket, RelayLoop.Handler {
    private static final int AT_ONCE = 32;

    private final RelayLoop loop;
    private final TurnEngine engine;
    private final DatagramChannel channel;
    private final InetSocketAddress address;
    private final Runnable atClose;

    UdpRelayedSocket(
            RelayLoop loop, TurnEngine engine, DatagramChannel channel, InetSocketAddress address, Runnable atClose)
            throws IOException {
        this.loop = loop;
        this.engine = engine;
        this.channel = channel;
        this.address = address;
        this.atClose = atClose;
        loop.register(channel, SelectionKey.OP_READ, this);
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        for (int count = 0; count < AT_ONCE && channel.isOpen(); count++) {
            ByteBuffer packet = RelayBuffers.emptied(loop.buffers().packet);
            InetSocketAddress source = (InetSocketAddress) channel.receive(packet);
            if (source == null) {
                return;
            }
            engine.fromPeer(address, RelayBuffers.filled(packet), source);
        }
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public boolean send(ByteBuffer payload, InetSocketAddress peer) {
        try {
            channel.send(payload, peer);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        atClose.run();
        RelayLoop.closeQuietly(channel);
    }
}
