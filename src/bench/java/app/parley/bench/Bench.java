package app.parley.bench;

import app.parley.bench.calls.MillionCalls;
import app.parley.bench.jmh.Methods;
import app.parley.bench.section.BenchServers;
import app.parley.bench.section.Comings;
import app.parley.bench.section.Crowd;
import app.parley.bench.section.Dyno;
import app.parley.bench.section.Handover;
import app.parley.bench.section.IdleSockets;
import app.parley.bench.section.OneCore;
import app.parley.bench.section.OpenLoop;
import app.parley.bench.section.Pace;
import app.parley.bench.section.Relay;
import app.parley.bench.section.RoomsOfEight;
import app.parley.bench.section.Section;
import app.parley.bench.section.Storm;
import app.parley.bench.section.TurnRelay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs the sections and writes their figures: all, or those that are named; {@code quick} for a shorter look. */
public final class Bench {
    private static final Set<String> IN_THE_ARENA = Set.of("relay", "rooms", "open-loop", "comings");

    private final Set<String> wanted;
    private final Pace pace;
    private final Report report;

    private Bench(Set<String> words, Report report) {
        this.pace = words.remove("quick") ? Pace.QUICK : Pace.FULL;
        this.wanted = words;
        this.report = report;
    }

    public static void main(String[] args) throws IOException {
        Path document = Path.of(System.getProperty("bench.report", "src/docs/benchmarks.md"));
        new Bench(new HashSet<>(List.of(args)), new Report(document)).run();
    }

    private void run() throws IOException {
        report.put("machine", Machine.describe());
        if (wanted.isEmpty() || wanted.stream().anyMatch(IN_THE_ARENA::contains)) {
            runInTheArena();
        }
        for (Section section :
                List.of(new Crowd(), new IdleSockets(), new Storm(), new OneCore(), new TurnRelay(), new Methods())) {
            run(section);
        }
        // Only for who asks for it: one measures what was packaged before, and filling the other takes longer than all
        // else.
        for (Section section : List.of(new Dyno(), new Handover(), new MillionCalls())) {
            if (wanted.contains(section.name())) {
                run(section);
            }
        }
    }

    private void runInTheArena() throws IOException {
        try (BenchServers benchServers = new BenchServers()) {
            for (Section section : List.of(
                    new Relay(benchServers),
                    new RoomsOfEight(benchServers),
                    new OpenLoop(benchServers),
                    new Comings(benchServers))) {
                run(section);
            }
        }
    }

    @SuppressWarnings("SystemOut") // For the person at the terminal.
    private void run(Section section) throws IOException {
        if (!wanted.isEmpty() && !wanted.contains(section.name())) {
            return;
        }
        System.out.println("# " + section.name());
        String figures = section.measure(pace);
        System.out.println(figures);
        report.put(section.name(), figures);
    }
}
