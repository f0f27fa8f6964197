package app.parley.bench.section;

import app.parley.bench.server.LoadClient;
import app.parley.bench.server.ServerUnderTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pairs that call each other as fast as the server lets them. */
public final class Relay implements Section {
    private static final int PAIRS = 100;

    private final BenchServers benchServers;

    public Relay(BenchServers benchServers) {
        this.benchServers = benchServers;
    }

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public String measure(Pace pace) throws IOException {
        return ComparisonRun.compare(benchServers, pace, server -> new Calling(server, PAIRS));
    }

    /** So many pairs at one server. */
    static final class Calling implements ComparisonRun.Load {
        private final ServerUnderTest server;
        private final ClientGroup group;
        private final Percentiles transactions = new Percentiles();
        private final List<Pair> pairs = new ArrayList<>();
        private boolean begun;

        Calling(ServerUnderTest server, int count) throws IOException {
            this(server, 0, count);
        }

        Calling(ServerUnderTest server, int firstRoom, int count) throws IOException {
            this.server = server;
            group = ClientGroup.inRooms(server, firstRoom, count, 2);
            for (int i = 0; i < count; i++) {
                pairs.add(new Pair(group.clients().get(2 * i), group.clients().get(2 * i + 1), transactions::add));
            }
        }

        @Override
        public Map<String, Double> play(Duration time) throws IOException {
            pairs.forEach(begun ? Pair::stopClock : Pair::call);
            begun = true;
            long delivered = delivered();
            Duration cpu = server.jvm().cpu();
            long before = System.nanoTime();
            group.loop().runFor(time);
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            long[] times = transactions.take();
            Map<String, Double> figures = ComparisonRun.throughput(
                    "deliveries",
                    delivered() - delivered,
                    took,
                    server.jvm().cpu().minus(cpu));
            figures.put("transaction p50, ms", Percentiles.millis(times, 0.5));
            figures.put("p99, ms", Percentiles.millis(times, 0.99));
            figures.put("p99.9, ms", Percentiles.millis(times, 0.999));
            return figures;
        }

        private long delivered() {
            return group.clients().stream().mapToLong(LoadClient::received).sum();
        }

        @Override
        public void close() throws IOException {
            group.close();
        }
    }
}
