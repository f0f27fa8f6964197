package app.parley.bench.section;

import app.parley.testing.FreshDatabase;
import app.parley.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** For how long nobody serves, when the process that serves goes in one way or another and another one stands by. */
public final class Handover implements Section {
    private static final int TIMES = 20;
    private static final int TIMES_QUICK = 5;
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final String STANDS_BY = "Another process serves this database";
    private static final Duration SOON = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "handover";
    }

    private interface Going {
        void of(ServerProcess server) throws IOException, InterruptedException;
    }

    @Override
    public String measure(Pace pace) throws IOException {
        int times = pace == Pace.QUICK ? TIMES_QUICK : TIMES;
        StringBuilder table = new StringBuilder("""
                | the process that serves | until the other one serves, s: median | best | worst |
                |---|---|---|---|
                """);
        row(table, "is killed (SIGKILL)", times, ServerProcess::kill);
        row(table, "is ended (SIGTERM)", times, ServerProcess::terminate);
        row(table, "stands still (SIGSTOP)", times, server -> server.signal("STOP"));
        return table.toString();
    }

    private static void row(StringBuilder table, String what, int times, Going going) throws IOException {
        Percentiles waits = new Percentiles();
        Path data = Files.createTempDirectory("parley-handover");
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL", FreshDatabase.POSTGRESQL.platformUrl());
        environment.put("PARLEY_STANDBY", "true");
        for (int i = 0; i < times; i++) {
            try (ServerProcess first = ServerProcess.launch(data, environment).awaitReady();
                    ServerProcess second = ServerProcess.launch(data, environment)) {
                second.awaitOutput(STANDS_BY, SOON);
                waits.add(gap(first, second, going));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        long[] sorted = waits.take();
        table.append("| %s | %.1f | %.1f | %.1f |%n"
                .formatted(
                        what,
                        Percentiles.millis(sorted, 0.5) / 1_000,
                        Percentiles.millis(sorted, 0) / 1_000,
                        Percentiles.millis(sorted, 1) / 1_000));
    }

    private static long gap(ServerProcess first, ServerProcess second, Going going)
            throws IOException, InterruptedException {
        long gone = System.nanoTime();
        going.of(first);
        while (!second.isReady()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return System.nanoTime() - gone;
    }
}
