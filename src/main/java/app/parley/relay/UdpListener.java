package app.parley.relay;

import app.parley.relay.stun.Stun;
import app.parley.relay.turn.OwnAddresses;
import app.parley.relay.turn.TurnEngine;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Listens on one address of this machine, so that answers leave from the address that was asked: a wildcard socket would let the route choose.
 * Belongs to the relay's thread.
 */
final class UdpListener implements RelayLoop.Handler, AutoCloseable {
    private static final int BUFFER = 4 * 1_048_576;
    private static final int AT_ONCE = 32;

    private final RelayLoop loop;
    private final TurnEngine engine;
    private final DatagramChannel channel;
    private final InetSocketAddress address;
    private final Map<InetSocketAddress, UdpLink> links = new HashMap<>();

    private UdpListener(RelayLoop loop, TurnEngine engine, DatagramChannel channel) throws IOException {
        this.loop = loop;
        this.engine = engine;
        this.channel = channel;
        address = (InetSocketAddress) channel.getLocalAddress();
        loop.register(channel, SelectionKey.OP_READ, this);
    }

    /** @throws IOException where the port is taken or the address is none of this machine */
    static UdpListener open(RelayLoop loop, TurnEngine engine, InetAddress address, int port) throws IOException {
        DatagramChannel channel = openChannel(address);
        try {
            channel.bind(new InetSocketAddress(address, port));
            // Only now: nobody else had the port, and clients' own sockets may share it.
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            return new UdpListener(loop, engine, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    static BindException taken(String transport, int port, IOException cause) {
        BindException taken = new BindException(transport + " port " + port + " is taken");
        taken.initCause(cause);
        return taken;
    }

    static DatagramChannel openChannel(InetAddress address) throws IOException {
        boolean four = OwnAddresses.isOf(Stun.IPV4, address);
        DatagramChannel channel =
                DatagramChannel.open(four ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER);
        return channel;
    }

    InetAddress address() {
        return address.getAddress();
    }

    InetSocketAddress localAddress() {
        return address;
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        for (int count = 0; count < AT_ONCE; count++) {
            ByteBuffer packet = RelayBuffers.emptied(loop.buffers().packet);
            InetSocketAddress source = receive(packet);
            if (source == null) {
                return;
            }
            UdpLink link = links.get(source);
            engine.fromClient(link == null ? new UdpLink(this, source, address) : link, RelayBuffers.filled(packet));
        }
    }

    private @Nullable InetSocketAddress receive(ByteBuffer packet) throws IOException {
        return (InetSocketAddress) channel.receive(packet);
    }

    void send(ByteBuffer message, InetSocketAddress client) {
        try {
            channel.send(message, client);
        } catch (IOException e) {
            // As if it were lost on the way.
        }
    }

    /** @return a socket of the client's own, from which reading costs no look-up and no garbage; null where that is impossible */
    @Nullable
    DatagramChannel welcome(UdpLink link) {
        links.put(link.remote(), link);
        return ClientSocket.open(loop, engine, link, address);
    }

    void forget(UdpLink link) {
        links.remove(link.remote());
    }

    @Override
    public void close() {
        RelayLoop.closeQuietly(channel);
    }
}
