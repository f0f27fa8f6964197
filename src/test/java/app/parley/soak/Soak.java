package app.parley.soak;

import app.parley.testing.FreshDatabase;
import app.parley.testing.RestClient;
import app.parley.testing.WeighedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * People come and go at a whole server on PostgreSQL, and what a collection leaves in its heap has to stay the same. On H2
 * the pages of the file would lie in the same heap, and fill it for as long as there is room.
 */
final class Soak {
    private static final int PAIRS = 4;
    private static final int SAMPLES = 30;
    private static final Duration BETWEEN_DAYS = Duration.ofSeconds(1);

    /** A call that is over is remembered for ten minutes: of thirty these are twelve. A dropped line is held for 90 s. */
    private static final double WARM_UP = 0.4;

    private static final Duration SHORTEST_WARM_UP = Duration.ofSeconds(95);

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong days = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private Soak() {}

    /** @param args how many minutes */
    public static void main(String[] args) throws IOException, InterruptedException {
        Duration length = Duration.ofSeconds(Math.round(Double.parseDouble(args[0]) * 60));
        if (length.compareTo(SHORTEST_WARM_UP) <= 0) {
            throw new IllegalArgumentException("A soak takes two minutes at least: it warms up for 95 s.");
        }
        boolean flat = new Soak().run(length);
        System.exit(flat ? 0 : 1);
    }

    private boolean run(Duration length) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("parley-soak");
        Map<String, String> environment = Map.of(
                "PORT",
                "0",
                "PARLEY_DATA",
                data.toString(),
                "PARLEY_GUESTS",
                "open",
                "DATABASE_URL",
                FreshDatabase.POSTGRESQL.platformUrl());
        ExecutorService threads = Executors.newFixedThreadPool(PAIRS);
        try (WeighedProcess server = new WeighedProcess(SoakedServer.class, environment, "-Xmx256m")) {
            RestClient people = new RestClient("http://localhost:" + server.nextLine());
            people.setUp(server.nextLine(), "admin", "Admin");
            for (int i = 0; i < PAIRS; i++) {
                Pair pair = new Pair(people, i);
                pair.moveIn("admin");
                threads.execute(() -> live(pair));
            }
            HeapReport report = weigh(server, length);
            over.set(true);
            threads.shutdown();
            boolean done = threads.awaitTermination(1, TimeUnit.MINUTES);
            Throwable failed = failure.get();
            if (failed != null || !done) {
                throw new IllegalStateException("People could not go on", failed);
            }
            System.out.println(report.markdown(length, days.get()));
            return report.isFlat();
        } finally {
            threads.shutdownNow();
        }
    }

    private void live(Pair pair) {
        try {
            while (!over.get()) {
                pair.liveADay();
                days.incrementAndGet();
                LockSupport.parkNanos(BETWEEN_DAYS.toNanos());
            }
        } catch (RuntimeException | AssertionError e) {
            failure.compareAndSet(null, e);
        }
    }

    private HeapReport weigh(WeighedProcess server, Duration length) {
        Duration share = Duration.ofNanos(Math.round(length.toNanos() * WARM_UP));
        Duration warmUp = share.compareTo(SHORTEST_WARM_UP) < 0 ? SHORTEST_WARM_UP : share;
        long begun = System.nanoTime();
        await(begun + warmUp.toNanos());
        List<Long> bytes = new ArrayList<>();
        long pause = length.minus(warmUp).toNanos() / SAMPLES;
        for (int i = 1; i <= SAMPLES && failure.get() == null; i++) {
            bytes.add(server.bytesInUse());
            await(begun + warmUp.toNanos() + i * pause);
        }
        return new HeapReport(warmUp, bytes);
    }

    private void await(long nanos) {
        while (nanos - System.nanoTime() > 0 && failure.get() == null) {
            LockSupport.parkNanos(Math.min(nanos - System.nanoTime(), TimeUnit.SECONDS.toNanos(1)));
        }
    }
}
