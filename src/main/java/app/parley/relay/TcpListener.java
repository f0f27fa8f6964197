package app.parley.relay;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Accepts connections, so many from each address. Belongs to the relay's thread. */
final class TcpListener implements RelayLoop.Handler, AutoCloseable {
    private static final int BACKLOG = 256;
    private static final int MOST = 4_096;
    /** What the kernel keeps for a client that reads too slowly: little, since old media is of no use. */
    private static final int SEND_BUFFER = 131_072;

    /** Makes the link of a new connection. */
    interface Linker {
        StreamLink link(SocketChannel channel, Consumer<StreamLink> atClose) throws IOException;
    }

    private final RelayLoop loop;
    private final ServerSocketChannel channel;
    private final int mostOfOneAddress;
    private final Map<InetAddress, Integer> ofAddresses = new HashMap<>();
    private final Set<StreamLink> links = new LinkedHashSet<>();
    private @Nullable Linker linker;

    private TcpListener(RelayLoop loop, ServerSocketChannel channel, int mostOfOneAddress) {
        this.loop = loop;
        this.channel = channel;
        this.mostOfOneAddress = mostOfOneAddress;
    }

    /** @throws IOException where the port is taken */
    static TcpListener bind(RelayLoop loop, @Nullable InetAddress address, int port, int mostOfOneAddress)
            throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port), BACKLOG);
            return new TcpListener(loop, channel, mostOfOneAddress);
        } catch (BindException e) {
            channel.close();
            throw UdpListener.taken("TCP", port, e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    int port() {
        return channel.socket().getLocalPort();
    }

    void start(Linker how) throws IOException {
        linker = how;
        loop.register(channel, SelectionKey.OP_ACCEPT, this);
    }

    @Override
    public void ready(SelectionKey key) {
        try {
            SocketChannel accepted = channel.accept();
            if (accepted != null) {
                welcome(accepted);
            }
        } catch (IOException e) {
            // It has gone already, or this process has no more files: it is tried again at the next.
        }
    }

    private void welcome(SocketChannel accepted) throws IOException {
        InetAddress address = accepted.socket().getInetAddress();
        if (linker == null
                || address == null
                || links.size() >= MOST
                || ofAddresses.getOrDefault(address, 0) >= mostOfOneAddress) {
            accepted.close();
            return;
        }
        accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
        accepted.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
        try {
            StreamLink link = linker.link(accepted, this::forget);
            ofAddresses.merge(address, 1, Integer::sum);
            links.add(link);
            link.start();
        } catch (IOException | RuntimeException e) {
            accepted.close();
            throw e;
        }
    }

    private void forget(StreamLink link) {
        if (links.remove(link)) {
            ofAddresses.computeIfPresent(
                    link.remote().getAddress(), (address, number) -> number == 1 ? null : number - 1);
        }
    }

    /** Cuts off those that came and did nothing. */
    void sweep(long now) {
        List<StreamLink> stuck =
                links.stream().filter(link -> link.isStuck(now)).toList();
        stuck.forEach(StreamLink::close);
    }

    int connections() {
        return links.size();
    }

    @Override
    public void close() {
        List.copyOf(links).forEach(StreamLink::close);
        RelayLoop.closeQuietly(channel);
    }
}
