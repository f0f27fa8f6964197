package app.parley.relay;

import app.parley.relay.turn.RelayLimits;
import app.parley.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Pairs that send each other packets, at a fixed rate whether or not the relay keeps up. Times count from when each packet was meant to be sent.
 * Whoever sends sleeps in between, and then sends all that is due: the relay shall have the rest of the machine.
 */
public final class RelayLoad implements AutoCloseable {
    public static final RelayLimits NO_LIMITS =
            new RelayLimits(100_000, 100_000, 64, 64, 100_000_000, 100_000_000, 1_000_000);

    private static final int CHANNEL = 0x4000;
    private static final int PAYLOAD = 1_200;
    private static final int BUFFER = 4 * 1_048_576;
    private static final Duration LATE = Duration.ofMillis(300);

    private final List<Sender> senders = new ArrayList<>();
    private final Selector selector = Selector.open();
    private final ByteBuffer in = ByteBuffer.allocateDirect(2_048);
    private long[] times = new long[1_048_576];
    private int received;

    /**
     * Where the relay is.
     *
     * @param username with its password; null for the secret that tests have
     */
    public record Target(InetSocketAddress address, String username, String password) {}

    /** How a pair's packets get from one to the other. */
    public enum Way {
        /** From socket to socket: what the load costs without a relay. */
        STRAIGHT,
        /** Both are clients of the relay, and send on channels. */
        BETWEEN_CLIENTS,
        /** One is a client and sends on a channel; the other knows no relay. */
        WITH_PEER_OUTSIDE
    }

    /** @param times in nanoseconds, sorted */
    public record Figures(int sent, int received, long[] times) {}

    private record Sender(DatagramChannel channel, InetSocketAddress to, ByteBuffer packet, int stampAt) {
        void send(long at) throws IOException {
            packet.clear();
            packet.putLong(stampAt, at);
            if (to == null) {
                channel.write(packet);
            } else {
                channel.send(packet, to);
            }
        }
    }

    public RelayLoad(Target target, int pairs, Way way) throws IOException {
        for (int pair = 0; pair < pairs; pair++) {
            switch (way) {
                case STRAIGHT -> addStraight();
                case BETWEEN_CLIENTS -> addClients(client(target), client(target));
                case WITH_PEER_OUTSIDE -> addWithPeerOutside(client(target));
            }
        }
    }

    private void addStraight() throws IOException {
        DatagramChannel one = peer();
        DatagramChannel other = peer();
        senders.add(new Sender(one, (InetSocketAddress) other.getLocalAddress(), plain(), 0));
        senders.add(new Sender(other, (InetSocketAddress) one.getLocalAddress(), plain(), 0));
    }

    private void addClients(TurnClient one, TurnClient other) throws IOException {
        InetSocketAddress relayed = one.allocate().relayed();
        InetSocketAddress others = other.allocate().relayed();
        expect(one.bind(CHANNEL, others));
        expect(other.bind(CHANNEL, relayed));
        for (TurnClient each : List.of(one, other)) {
            listen(each.channel());
            senders.add(new Sender(each.channel(), null, onChannel(), 4));
        }
    }

    private void addWithPeerOutside(TurnClient client) throws IOException {
        InetSocketAddress relayed = client.allocate().relayed();
        DatagramChannel peer = peer();
        expect(client.bind(CHANNEL, (InetSocketAddress) peer.getLocalAddress()));
        senders.add(new Sender(peer, relayed, plain(), 0));
        listen(client.channel());
        senders.add(new Sender(client.channel(), null, onChannel(), 4));
    }

    /** A socket that is no client of the relay. */
    private DatagramChannel peer() throws IOException {
        DatagramChannel peer = DatagramChannel.open();
        peer.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listen(peer);
        return peer;
    }

    private static ByteBuffer plain() {
        return ByteBuffer.allocateDirect(PAYLOAD);
    }

    /** Returns once the relay answers. */
    public static void awaitReady(Target target) {
        try (TurnClient client = client(target)) {
            Await.until("answering", Duration.ofSeconds(30), client::isAnsweredNow);
        }
    }

    /** So many allocations, of which nothing is sent by. */
    public static List<AutoCloseable> allocations(Target target, int count) {
        List<AutoCloseable> made = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            TurnClient client = client(target);
            expect(client.allocate());
            made.add(client);
        }
        return made;
    }

    private static TurnClient client(Target target) {
        TurnClient client = TurnClient.udp(target.address());
        return target.username() == null
                ? client.as("load", Instant.now().plus(RelayFixture.A_CREDENTIALS_LIFE))
                : client.with(target.username(), target.password());
    }

    private static void expect(Answer answer) {
        if (!answer.isSuccess()) {
            throw new IllegalStateException("the relay answered " + answer.error());
        }
    }

    private static ByteBuffer onChannel() {
        ByteBuffer packet = ByteBuffer.allocateDirect(4 + PAYLOAD);
        return packet.putShort(0, (short) CHANNEL).putShort(2, (short) PAYLOAD);
    }

    private void listen(DatagramChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    public Figures play(int perSecond, Duration time) throws IOException {
        received = 0;
        CompletableFuture<Integer> sending =
                CompletableFuture.supplyAsync(() -> send(perSecond, time), work -> new Thread(work, "sender").start());
        long quietSince = System.nanoTime();
        while (!sending.isDone() || System.nanoTime() - quietSince < LATE.toNanos()) {
            if (selector.select(this::read, 20) > 0 || !sending.isDone()) {
                quietSince = System.nanoTime();
            }
        }
        long[] sorted = Arrays.copyOf(times, received);
        Arrays.sort(sorted);
        return new Figures(sending.join(), received, sorted);
    }

    private int send(int perSecond, Duration time) {
        long start = System.nanoTime();
        long between = 1_000_000_000L / perSecond;
        int count = (int) (time.toNanos() / between);
        try {
            for (int each = 0; each < count; each++) {
                long due = start + each * between;
                awaitUntil(due);
                senders.get(each % senders.size()).send(due);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return count;
    }

    private static void awaitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void read(SelectionKey key) {
        DatagramChannel channel = (DatagramChannel) key.channel();
        try {
            while (true) {
                in.clear();
                int length = channel.isConnected() ? channel.read(in) : channel.receive(in) == null ? 0 : in.position();
                if (length <= 0) {
                    return;
                }
                long now = System.nanoTime();
                if (received == times.length) {
                    times = Arrays.copyOf(times, 2 * received);
                }
                times[received++] = now - in.getLong(channel.isConnected() ? 4 : 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
