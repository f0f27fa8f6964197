package app.parley.bench.section;

import app.parley.bench.server.Cores;
import app.parley.bench.server.ServerUnderTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All servers on one core with a dyno's flags, from their start on, and the load on another core. */
public final class OneCore implements Section {
    private static final int PAIRS = 50;
    private static final int PER_SECOND = 1_000;
    private static final int FIRST_WHO_COMES = 2 * 2 * PAIRS;
    private static final int SETTLING_ROUNDS_MOST = 40;

    @Override
    public String name() {
        return "one-core";
    }

    @Override
    public String measure(Pace pace) throws IOException {
        List<Integer> allowed = Cores.allowed();
        if (allowed.size() < 2) {
            return "Not measured: this takes Linux and two cores.";
        }
        try (OneCoreServers servers = new OneCoreServers(allowed.get(0))) {
            Cores.keepTo(allowed.subList(1, 2));
            return new Run(servers, pace).measure();
        } finally {
            Cores.keepTo(allowed);
        }
    }

    /** The three loads of one server. */
    private record Loads(ServerUnderTest server, Map<String, ComparisonRun.Load> byName) implements AutoCloseable {
        static Loads at(ServerUnderTest server) throws IOException {
            Map<String, ComparisonRun.Load> loads = new LinkedHashMap<>();
            loads.put(OneCoreTables.RELAY, new Relay.Calling(server, 0, PAIRS));
            loads.put(OneCoreTables.COMINGS, new Comings.ComingAndGoing(server, FIRST_WHO_COMES));
            loads.put(OneCoreTables.OPEN_LOOP, new OpenLoop.Trickling(server, PAIRS, PAIRS, PER_SECOND));
            return new Loads(server, loads);
        }

        @Override
        public void close() throws IOException {
            for (ComparisonRun.Load load : byName.values()) {
                load.close();
            }
        }
    }

    private static final class Run {
        private final OneCoreServers servers;
        private final Pace pace;
        private final OneCoreTables tables;
        private final List<Loads> loads = new ArrayList<>();

        private Run(OneCoreServers servers, Pace pace) {
            this.servers = servers;
            this.pace = pace;
            tables = new OneCoreTables(servers.all(), servers.missing());
        }

        private String measure() throws IOException {
            long begun = System.nanoTime();
            tables.addSize("idle, just started");
            try {
                for (ServerUnderTest server : servers.all()) {
                    loads.add(Loads.at(server));
                }
                for (int minute = 1; minute <= 2; minute++) {
                    long end = begun + pace.minute().multipliedBy(minute).toNanos();
                    do {
                        round(minute == 1 ? "first minute" : "second minute");
                    } while (System.nanoTime() - end < 0);
                }
                settle();
                for (int i = 0; i < pace.rounds(); i++) {
                    round("settled");
                }
                tables.addSize("at the end");
            } finally {
                for (Loads load : loads) {
                    load.close();
                }
            }
            return tables.text();
        }

        /** Until each has had the CPU time that its compiler needs. */
        private void settle() throws IOException {
            Duration enough = pace.warmingUp(2).warmUp();
            for (int i = 0; i < SETTLING_ROUNDS_MOST && !haveHad(enough); i++) {
                for (Loads one : loads) {
                    if (one.server().jvm().cpu().compareTo(enough) < 0) {
                        play(one);
                    }
                }
            }
        }

        private boolean haveHad(Duration enough) {
            return servers.all().stream().allMatch(server -> server.jvm().cpu().compareTo(enough) >= 0);
        }

        /** Each server in turn, load by load: what a ratio compares lies seconds apart. */
        private void round(String phase) throws IOException {
            for (String name : OneCoreTables.LOADS) {
                for (Loads one : loads) {
                    ComparisonRun.Load load = one.byName().get(name);
                    if (load != null) {
                        tables.add(phase, name, one.server(), load.play(pace.turn()));
                    }
                }
            }
        }

        private void play(Loads one) throws IOException {
            for (ComparisonRun.Load load : one.byName().values()) {
                Map<String, Double> unused = load.play(pace.turn());
            }
        }
    }
}
