package app.parley.bench.section;

import app.parley.bench.server.ServerUnderTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same load against both servers, in rounds that alternate, so that whatever else the machine does hits both. */
final class ComparisonRun {
    static final String PER_CPU_SECOND = "per CPU-second of the server";

    private static final Duration STEP = Duration.ofMillis(500);
    private static final int PATIENCE = 8;

    private ComparisonRun() {}

    /** A load that is set up at one server, and can be played any number of times. */
    interface Load extends AutoCloseable {
        /** @return the figures of this round */
        Map<String, Double> play(Duration time) throws IOException;

        @Override
        void close() throws IOException;
    }

    /** Sets a load up. */
    interface Setup {
        Load at(ServerUnderTest server) throws IOException;
    }

    static String compare(BenchServers benchServers, Pace pace, Setup setup) throws IOException {
        List<ServerUnderTest> servers = benchServers.servers();
        List<Load> loads = new ArrayList<>();
        Comparison comparison = new Comparison();
        try {
            for (ServerUnderTest server : servers) {
                Load load = setup.at(server);
                loads.add(load);
                warmUp(server, load, pace);
            }
            for (int round = 0; round < pace.rounds(); round++) {
                for (int i = 0; i < servers.size(); i++) {
                    comparison.add(servers.get(i).name(), loads.get(i).play(pace.round()));
                }
            }
        } finally {
            for (Load load : loads) {
                load.close();
            }
        }
        return comparison.table();
    }

    /** Until the server has had the CPU time that its compiler needs, which takes longer on a busy machine. */
    static void warmUp(ServerUnderTest server, Load load, Pace pace) throws IOException {
        Duration enough = server.jvm().cpu().plus(pace.warmUp());
        long end = System.nanoTime() + PATIENCE * pace.warmUp().toNanos();
        while (server.jvm().cpu().compareTo(enough) < 0 && System.nanoTime() - end < 0) {
            load.play(STEP);
        }
    }

    /** Throughput by the clock and by the server's CPU time. */
    static Map<String, Double> throughput(String unit, long count, Duration time, Duration cpu) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(unit + " a second", count / (time.toNanos() / 1e9));
        figures.put(PER_CPU_SECOND, count / Math.max(0.01, cpu.toNanos() / 1e9));
        return figures;
    }
}
