package app.parley.bench.section;

import app.parley.bench.load.Frames;
import app.parley.bench.server.Bodies;
import app.parley.bench.server.LoadClient;
import app.parley.bench.server.ServerUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Candidates at a fixed rate, whether or not the server keeps up; times count from when each was meant to be sent. */
public final class OpenLoop implements Section {
    private static final int PAIRS = 100;
    private static final int PER_SECOND = 2_000;
    private static final int DIGITS = 19;
    private static final String STAMP = "\"at\":\"";
    private static final String BODY = Bodies.CANDIDATE.replaceFirst("\\{", "{" + STAMP + "0".repeat(DIGITS) + "\",");
    private static final long SPIN_NANOS = 80_000;

    private final BenchServers benchServers;

    public OpenLoop(BenchServers benchServers) {
        this.benchServers = benchServers;
    }

    @Override
    public String name() {
        return "open-loop";
    }

    @Override
    public String measure(Pace pace) throws IOException {
        return ComparisonRun.compare(benchServers, pace, Trickling::new);
    }

    /** Candidates of one server's pairs. */
    static final class Trickling implements ComparisonRun.Load {
        private final ClientGroup group;
        private final Percentiles latencies = new Percentiles();
        private final List<LoadClient> senders = new ArrayList<>();
        private final List<byte[]> frames = new ArrayList<>();
        private final int[] stampAt;
        private final int perSecond;

        Trickling(ServerUnderTest server) throws IOException {
            this(server, 0, PAIRS, PER_SECOND);
        }

        Trickling(ServerUnderTest server, int firstRoom, int pairs, int perSecond) throws IOException {
            this.perSecond = perSecond;
            stampAt = new int[pairs];
            group = ClientGroup.inRooms(server, firstRoom, pairs, 2);
            for (int i = 0; i < pairs; i++) {
                LoadClient sender = group.clients().get(2 * i);
                LoadClient receiver = group.clients().get(2 * i + 1);
                senders.add(sender);
                byte[] frame = sender.signal(receiver, BODY);
                frames.add(frame);
                stampAt[i] = Frames.find(frame, STAMP) + STAMP.length();
                receiver.listen((bytes, from, to) -> latencies.add(System.nanoTime() - stamp(bytes, from, to)));
            }
        }

        private static long stamp(byte[] bytes, int from, int to) {
            String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
            int at = text.indexOf(STAMP) + STAMP.length();
            return Long.parseLong(text, at, at + DIGITS, 10);
        }

        @Override
        public Map<String, Double> play(Duration time) throws IOException {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(time), Trickling::onOwnThread);
            group.loop().runUntil(sending::isDone, time.multipliedBy(2));
            sending.join();
            group.loop().runFor(Duration.ofMillis(50));
            long[] times = latencies.take();
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("p50, ms", Percentiles.millis(times, 0.5));
            figures.put("p99, ms", Percentiles.millis(times, 0.99));
            figures.put("p99.9, ms", Percentiles.millis(times, 0.999));
            return figures;
        }

        private static void onOwnThread(Runnable work) {
            new Thread(work, "sender").start();
        }

        private void send(Duration time) {
            long begin = System.nanoTime();
            long count = perSecond * time.toMillis() / 1_000;
            try {
                for (int i = 0; i < count; i++) {
                    long due = begin + i * (1_000_000_000L / perSecond);
                    await(due);
                    int pair = i % stampAt.length;
                    byte[] frame = frames.get(pair);
                    Frames.overwrite(frame, stampAt[pair], DIGITS, due);
                    senders.get(pair).line().sendNow(frame);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Sleeping alone wakes up too late. */
        private static void await(long due) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                if (left > SPIN_NANOS) {
                    LockSupport.parkNanos(left - SPIN_NANOS);
                } else {
                    Thread.onSpinWait();
                }
            }
        }

        @Override
        public void close() throws IOException {
            group.close();
        }
    }
}
