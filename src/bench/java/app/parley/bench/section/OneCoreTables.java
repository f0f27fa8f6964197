package app.parley.bench.section;

import app.parley.bench.server.ServerUnderTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of all servers in each phase, and the first server's ratios to each of the others, round by round. */
final class OneCoreTables {
    static final String RELAY = "Relay, deliveries";
    static final String COMINGS = "Sign-in and leave, visits";
    static final String OPEN_LOOP = "Open loop";
    static final List<String> LOADS = List.of(RELAY, COMINGS, OPEN_LOOP);

    private static final String P50 = "p50, ms";
    private static final String P99 = "p99, ms";
    private static final long MEBIBYTE = 1_048_576;

    private final List<ServerUnderTest> servers;
    private final List<String> missing;
    /** By table, server and phase. */
    private final Map<String, Map<String, Map<String, List<Double>>>> figures = new LinkedHashMap<>();

    private final Map<String, Map<String, String>> sizes = new LinkedHashMap<>();

    /** @param missing what would have been compared with, and was not to be had */
    OneCoreTables(List<ServerUnderTest> servers, List<String> missing) {
        this.servers = servers;
        this.missing = missing;
    }

    void add(String phase, String load, ServerUnderTest server, Map<String, Double> round) {
        if (load.equals(OPEN_LOOP)) {
            add(load + ", " + P50, server, phase, round.getOrDefault(P50, 0.0));
            add(load + ", " + P99, server, phase, round.getOrDefault(P99, 0.0));
        } else {
            add(
                    load + " " + ComparisonRun.PER_CPU_SECOND,
                    server,
                    phase,
                    round.getOrDefault(ComparisonRun.PER_CPU_SECOND, 0.0));
        }
    }

    private void add(String table, ServerUnderTest server, String phase, double value) {
        figures.computeIfAbsent(table, key -> new LinkedHashMap<>())
                .computeIfAbsent(server.name(), key -> new LinkedHashMap<>())
                .computeIfAbsent(phase, key -> new ArrayList<>())
                .add(value);
    }

    /** Notes what the processes take now. */
    void addSize(String when) throws IOException {
        for (ServerUnderTest server : servers) {
            sizes.computeIfAbsent(server.name(), key -> new LinkedHashMap<>())
                    .put(
                            when,
                            "%d threads, %d MiB, %.1f s"
                                    .formatted(
                                            server.jvm().threads(),
                                            server.jvm().resident() / MEBIBYTE,
                                            server.jvm().cpu().toMillis() / 1e3));
        }
    }

    String text() {
        StringBuilder text = new StringBuilder();
        figures.forEach((table, byServer) -> table(text, table, byServer));
        header(
                text,
                "Threads, resident memory, CPU time used",
                sizes.values().iterator().next().keySet());
        sizes.forEach((server, byWhen) -> row(text, server, byWhen.values()));
        if (!missing.isEmpty()) {
            text.append("\nNot to be had on this machine: ")
                    .append(String.join("; ", missing))
                    .append(".\n");
        }
        return text.toString();
    }

    private void table(StringBuilder text, String title, Map<String, Map<String, List<Double>>> byServer) {
        String first = servers.get(0).name();
        Map<String, List<Double>> ours = byServer.getOrDefault(first, Map.of());
        header(text, title, ours.keySet());
        byServer.forEach((server, byPhase) -> row(
                text, server, byPhase.values().stream().map(Comparison::spread).toList()));
        byServer.forEach((server, theirs) -> {
            if (!server.equals(first)) {
                List<String> ratios = new ArrayList<>();
                ours.forEach((phase, values) -> ratios.add(
                        Comparison.spread(Comparison.ratios(values, theirs.getOrDefault(phase, List.of())))));
                row(text, "**" + first + " to " + server + "**", ratios);
            }
        });
        text.append('\n');
    }

    private static void header(StringBuilder text, String title, Iterable<String> columns) {
        StringBuilder line = new StringBuilder("|---|");
        text.append("| ").append(title).append(" |");
        columns.forEach(column -> {
            text.append(' ').append(column).append(" |");
            line.append("---|");
        });
        text.append('\n').append(line).append('\n');
    }

    private static void row(StringBuilder text, String name, Iterable<String> cells) {
        text.append("| ").append(name).append(" |");
        cells.forEach(cell -> text.append(' ').append(cell).append(" |"));
        text.append('\n');
    }
}
