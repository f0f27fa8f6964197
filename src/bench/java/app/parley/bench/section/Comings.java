package app.parley.bench.section;

import app.parley.bench.load.Loop;
import app.parley.bench.server.LoadClient;
import app.parley.bench.server.ServerUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** People who come, sign in and leave again, as fast as the server lets them. */
public final class Comings implements Section {
    private static final int AT_ONCE = 32;
    private static final int TIMES_THE_CODE_OF_A_MESSAGE = 3;

    private final BenchServers benchServers;

    public Comings(BenchServers benchServers) {
        this.benchServers = benchServers;
    }

    @Override
    public String name() {
        return "comings";
    }

    @Override
    public String measure(Pace pace) throws IOException {
        return ComparisonRun.compare(benchServers, pace.warmingUp(TIMES_THE_CODE_OF_A_MESSAGE), ComingAndGoing::new);
    }

    /** At one server. */
    static final class ComingAndGoing implements ComparisonRun.Load {
        private final ServerUnderTest server;
        private final Loop loop = new Loop();
        private final List<LoadClient> clients = new ArrayList<>();
        private long visits;

        private ComingAndGoing(ServerUnderTest server) throws IOException {
            this(server, 0);
        }

        ComingAndGoing(ServerUnderTest server, int firstPerson) throws IOException {
            this.server = server;
            for (int i = firstPerson; i < firstPerson + AT_ONCE; i++) {
                clients.add(server.client(loop, i, null));
            }
        }

        @Override
        public Map<String, Double> play(Duration time) throws IOException {
            for (LoadClient client : clients) {
                client.come();
            }
            List<LoadClient> leaving = new ArrayList<>();
            Duration cpu = server.jvm().cpu();
            long before = System.nanoTime();
            long visitsBefore = visits;
            boolean never = loop.runUntil(() -> turn(leaving), time);
            assert !never;
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            Map<String, Double> figures = ComparisonRun.throughput(
                    "visits", visits - visitsBefore, took, server.jvm().cpu().minus(cpu));
            leaveAll(leaving);
            return figures;
        }

        /** Whoever is in leaves, whoever is gone comes again. */
        private boolean turn(List<LoadClient> leaving) {
            for (LoadClient client : clients) {
                if (client.isGone()) {
                    visits++;
                    leaving.remove(client);
                    again(client);
                } else if (client.isIn() && !leaving.contains(client)) {
                    leaving.add(client);
                    client.leave();
                }
            }
            return false;
        }

        private static void again(LoadClient client) {
            try {
                client.come();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void leaveAll(List<LoadClient> leaving) throws IOException {
            boolean left = loop.runUntil(
                    () -> {
                        for (LoadClient client : clients) {
                            if (client.isIn() && !client.isGone() && !leaving.contains(client)) {
                                leaving.add(client);
                                client.leave();
                            }
                        }
                        return clients.stream().allMatch(LoadClient::isGone);
                    },
                    Duration.ofSeconds(20));
            if (!left) {
                throw new IllegalStateException("not everybody could leave");
            }
        }

        @Override
        public void close() throws IOException {
            loop.close();
        }
    }
}
