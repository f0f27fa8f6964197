package app.parley.bench.section;

import app.parley.bench.server.Coturn;
import app.parley.bench.server.OpenRelayProcess;
import app.parley.bench.server.ParleyRelay;
import app.parley.bench.server.RelayServerProcess;
import app.parley.relay.RelayLoad;
import app.parley.relay.RelayLoad.Figures;
import app.parley.relay.RelayLoad.Way;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Media packets over channels, by UDP, beside Debian's coturn. */
public final class TurnRelay implements Section {
    private static final int PAIRS = 10;
    private static final int PER_SECOND = 20_000;
    private static final int ALLOCATIONS = 500;
    /** So many come before, so that what a relay loads once is not counted. */
    private static final int FIRST_ALLOCATIONS = 100;

    private static final int WARM_UP_PATIENCE = 4;

    @Override
    public String name() {
        return "turn";
    }

    /**
     * What one relay did in one round.
     *
     * @param p50 milliseconds
     * @param addedP99 milliseconds more than the same packets took without a relay, just before
     */
    private record Round(double perCpuSecond, double lossPercent, double p50, double p99, double addedP99) {}

    @Override
    public String measure(Pace given) throws IOException {
        // CPU time is told in hundredths of a second, and a relay needs little of it.
        Pace pace = new Pace(
                given.rounds(),
                given.round().multipliedBy(4),
                given.warmUp(),
                given.crowd(),
                given.minute(),
                given.turn());
        StringBuilder text = new StringBuilder();
        try (RelayServerProcess parley = new ParleyRelay();
                RelayServerProcess coturn = new Coturn()) {
            text.append(compare("between two clients", pace, parley, coturn, Way.BETWEEN_CLIENTS));
        }
        // Processes of their own, since a relay refuses an address that it still knows from the clients of before.
        try (RelayServerProcess parley = new ParleyRelay();
                RelayServerProcess coturn = new Coturn()) {
            text.append(memory(parley, coturn));
        }
        try (RelayServerProcess parley = new OpenRelayProcess();
                RelayServerProcess coturn = new Coturn()) {
            text.append(compare("with peers outside", pace, parley, coturn, Way.WITH_PEER_OUTSIDE));
        }
        return text.append(SignalingBesideRelay.measure(given)).toString();
    }

    private static String compare(String what, Pace pace, RelayServerProcess parley, RelayServerProcess coturn, Way way)
            throws IOException {
        List<Round> ours = new ArrayList<>();
        List<Round> theirs = new ArrayList<>();
        try (RelayLoad toParley = new RelayLoad(parley.target(), PAIRS, way);
                RelayLoad toCoturn = new RelayLoad(coturn.target(), PAIRS, way);
                RelayLoad straight = new RelayLoad(parley.target(), PAIRS, Way.STRAIGHT)) {
            warmUp(parley, toParley, pace);
            toCoturn.play(PER_SECOND, pace.round());
            for (int round = 0; round < pace.rounds(); round++) {
                Figures without = straight.play(PER_SECOND, pace.round());
                ours.add(play(parley, toParley, pace, without));
                theirs.add(play(coturn, toCoturn, pace, without));
            }
        }
        return table(what, ours, theirs);
    }

    /** The compiler has little to do after as much CPU time, or a few times as long on an idle machine. */
    private static void warmUp(RelayServerProcess relay, RelayLoad load, Pace pace) throws IOException {
        Duration enough = relay.cpu().plus(pace.warmUp());
        long end = System.nanoTime() + WARM_UP_PATIENCE * pace.warmUp().toNanos();
        while (relay.cpu().compareTo(enough) < 0 && System.nanoTime() - end < 0) {
            load.play(PER_SECOND, pace.round());
        }
    }

    private static Round play(RelayServerProcess relay, RelayLoad load, Pace pace, Figures without) throws IOException {
        Duration before = relay.cpu();
        Figures figures = load.play(PER_SECOND, pace.round());
        double cpu = relay.cpu().minus(before).toNanos() / 1e9;
        return new Round(
                figures.received() / cpu,
                100.0 * (figures.sent() - figures.received()) / figures.sent(),
                Percentiles.millis(figures.times(), 0.5),
                Percentiles.millis(figures.times(), 0.99),
                Percentiles.millis(figures.times(), 0.99) - Percentiles.millis(without.times(), 0.99));
    }

    private static String table(String what, List<Round> ours, List<Round> theirs) {
        return """
                | %s | packets for each CPU-second of the relay | lost, %% | p50, ms | p99, ms | p99 added, ms |
                |---|---|---|---|---|---|
                | Parley | %s | %s | %s | %s | %s |
                | coturn | %s | %s | %s | %s | %s |
                | **ratio** | %s | | %s | %s | |

                """.formatted(
                        what,
                        range(ours, Round::perCpuSecond, "%,.0f"),
                        range(ours, Round::lossPercent, "%.3f"),
                        range(ours, Round::p50, "%.3f"),
                        range(ours, Round::p99, "%.3f"),
                        range(ours, Round::addedP99, "%.3f"),
                        range(theirs, Round::perCpuSecond, "%,.0f"),
                        range(theirs, Round::lossPercent, "%.3f"),
                        range(theirs, Round::p50, "%.3f"),
                        range(theirs, Round::p99, "%.3f"),
                        range(theirs, Round::addedP99, "%.3f"),
                        ratio(ours, theirs, Round::perCpuSecond),
                        ratio(ours, theirs, Round::p50),
                        ratio(ours, theirs, Round::p99));
    }

    private static String range(List<Round> rounds, Function<Round, Double> figure, String format) {
        return range(rounds.stream().map(figure).toList(), format);
    }

    private static String ratio(List<Round> ours, List<Round> theirs, Function<Round, Double> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ours.size(); round++) {
            ratios.add(figure.apply(ours.get(round)) / figure.apply(theirs.get(round)));
        }
        return range(ratios, "%.2f");
    }

    private static String range(List<Double> values, String format) {
        List<Double> sorted = values.stream().sorted().toList();
        return (format + " (" + format + " to " + format + ")")
                .formatted(sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    private static String memory(RelayServerProcess parley, RelayServerProcess coturn) throws IOException {
        return """
                | KiB for each of %d allocations | |
                |---|---|
                | Parley | %.1f |
                | coturn | %.1f |

                """.formatted(ALLOCATIONS, kibibytes(parley), kibibytes(coturn));
    }

    private static double kibibytes(RelayServerProcess relay) throws IOException {
        List<AutoCloseable> made = new ArrayList<>(RelayLoad.allocations(relay.target(), FIRST_ALLOCATIONS));
        long before = relay.memory();
        made.addAll(RelayLoad.allocations(relay.target(), ALLOCATIONS));
        long after = relay.memory();
        for (AutoCloseable each : made) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
        return (after - before) / 1_024.0 / ALLOCATIONS;
    }
}
