package app.parley.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Many who begin a request and go on a byte a second, or not at all. Who is cut comes back at once. */
final class SlowCrowd implements AutoCloseable {
    /** Small, so that the server's answer soon meets a full line. */
    private static final int RECEIVE_BUFFER = 4_096;

    private final int port;
    private final List<Slow> slow = new ArrayList<>();
    private final ScheduledExecutorService goingOn = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger comeBacks = new AtomicInteger();

    /**
     * @param addresses 127.0.0.1, which is everybody's, and so on
     * @param begin what each says at first
     * @param more what each says every second then
     */
    SlowCrowd(int port, int size, int addresses, String begin, String more) {
        this.port = port;
        for (int i = 0; i < size; i++) {
            slow.add(new Slow("127.0.0." + (1 + i % addresses), begin, more));
        }
        var unused = goingOn.scheduleWithFixedDelay(() -> slow.forEach(Slow::goOn), 1, 1, TimeUnit.SECONDS);
    }

    /** How often one of them was cut and began anew. */
    int comeBacks() {
        return comeBacks.get();
    }

    @Override
    public void close() {
        goingOn.shutdownNow();
        slow.forEach(Slow::close);
    }

    private final class Slow {
        private final String address;
        private final byte[] begin;
        private final byte[] more;
        private Socket socket;

        Slow(String address, String begin, String more) {
            this.address = address;
            this.begin = begin.getBytes(StandardCharsets.US_ASCII);
            this.more = more.getBytes(StandardCharsets.US_ASCII);
            socket = open();
        }

        private Socket open() {
            try {
                Socket fresh = new Socket();
                fresh.setReceiveBufferSize(RECEIVE_BUFFER);
                fresh.setSoTimeout(1);
                fresh.bind(new InetSocketAddress(address, 0));
                fresh.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                fresh.getOutputStream().write(begin);
                return fresh;
            } catch (IOException e) {
                throw new UncheckedIOException(address, e);
            }
        }

        void goOn() {
            try {
                socket.getOutputStream().write(more);
            } catch (IOException e) {
                close();
                comeBacks.incrementAndGet();
                socket = open();
            }
        }

        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
