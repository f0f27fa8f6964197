package app.parley.browser;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** A way to a relay by UDP that carries only so much, loses some of it, and takes its time: one person's line. */
final class NarrowLine implements AutoCloseable {
    private static final int HEADERS = 28; // bytes of IP and UDP that a line carries too
    private static final int LONGEST = 2048; // bytes of a packet
    private static final long QUEUE = TimeUnit.MILLISECONDS.toNanos(250); // what waits longer is dropped

    private final InetSocketAddress relay;
    private final DatagramSocket entrance;
    private final Map<SocketAddress, DatagramSocket> exits = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(work -> daemon("line", work));
    private final Direction out = new Direction(Quality::upKbps);
    private final Direction in = new Direction(Quality::downKbps);

    /**
     * What a line is like.
     *
     * @param upKbps from the page, 0 for no limit
     * @param downKbps to the page, 0 for no limit
     * @param delayMs either way
     */
    record Quality(int upKbps, int downKbps, int lossPercent, int delayMs) {
        static final Quality GOOD = new Quality(0, 0, 0, 10);
    }

    private volatile Quality quality = Quality.GOOD;

    NarrowLine(int relayPort) throws IOException {
        relay = new InetSocketAddress(InetAddress.getLoopbackAddress(), relayPort);
        entrance = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        daemon("line out", this::takeIn).start();
    }

    int port() {
        return entrance.getLocalPort();
    }

    void becomes(Quality next) {
        quality = next;
    }

    /** One way of the line: packets queue behind each other, and overtake none. */
    private final class Direction {
        private final ToIntFunction<Quality> limit;
        private final Random random = new Random(1);
        private long freeAt = System.nanoTime();

        Direction(ToIntFunction<Quality> limit) {
            this.limit = limit;
        }

        synchronized void carry(byte[] packet, DatagramSocket from, SocketAddress to) {
            Quality now = quality;
            int kbps = limit.applyAsInt(now);
            long arrived = System.nanoTime();
            if (random.nextInt(100) < now.lossPercent()) {
                return;
            }
            long start = Math.max(arrived, freeAt);
            if (kbps > 0) {
                if (start - arrived > QUEUE) {
                    return;
                }
                freeAt = start + (packet.length + HEADERS) * 8L * 1_000_000 / kbps;
            } else {
                freeAt = start;
            }
            long wait = freeAt - arrived + TimeUnit.MILLISECONDS.toNanos(now.delayMs());
            ScheduledFuture<?> unused = clock.schedule(() -> send(packet, from, to), wait, TimeUnit.NANOSECONDS);
        }
    }

    private void takeIn() {
        read(entrance, packet -> {
            SocketAddress page = packet.getSocketAddress();
            out.carry(bytes(packet), exits.computeIfAbsent(page, this::open), relay);
        });
    }

    private DatagramSocket open(SocketAddress page) {
        try {
            DatagramSocket exit = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            daemon("line in", () -> read(exit, packet -> in.carry(bytes(packet), entrance, page)))
                    .start();
            return exit;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Taker {
        void take(DatagramPacket packet);
    }

    private static void read(DatagramSocket socket, Taker taker) {
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
            try {
                socket.receive(packet);
            } catch (IOException e) {
                return;
            }
            taker.take(packet);
        }
    }

    private static byte[] bytes(DatagramPacket packet) {
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private static void send(byte[] packet, DatagramSocket from, SocketAddress to) {
        try {
            from.send(new DatagramPacket(packet, packet.length, to));
        } catch (IOException e) {
            // The line is closed: what was on its way is lost.
            return;
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        entrance.close();
        exits.values().forEach(DatagramSocket::close);
        clock.shutdownNow();
    }
}
