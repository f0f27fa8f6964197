package app.parley.bench.section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures of two servers from rounds in turn, and their ratio: medians, with the least and most of all rounds. */
final class Comparison {
    private final Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();

    /** Takes one round's figures, in the order in which the table shows them. */
    void add(String server, Map<String, Double> round) {
        round.forEach((metric, value) -> figures.computeIfAbsent(server, key -> new LinkedHashMap<>())
                .computeIfAbsent(metric, key -> new ArrayList<>())
                .add(value));
    }

    /** The first server's figures over the second's are the last row. */
    String table() {
        List<String> servers = List.copyOf(figures.keySet());
        Map<String, List<Double>> ours = figures.getOrDefault(servers.get(0), Map.of());
        Map<String, List<Double>> theirs = figures.getOrDefault(servers.get(1), Map.of());
        StringBuilder table = new StringBuilder("| |");
        ours.keySet().forEach(metric -> table.append(' ').append(metric).append(" |"));
        table.append("\n|---|").append("---|".repeat(ours.size())).append('\n');
        figures.forEach((server, metrics) -> row(table, server, metrics));
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        ours.forEach((metric, values) -> ratios.put(metric, ratios(values, theirs.getOrDefault(metric, List.of()))));
        row(table, "**ratio**", ratios);
        return table.toString();
    }

    /** One server's figures. */
    String line(String server) {
        return figures.getOrDefault(server, Map.of()).values().stream()
                .map(Comparison::spread)
                .collect(Collectors.joining(" | "));
    }

    /** The first figure of one over that of another. */
    String ratio(String one, String other) {
        return spread(ratios(first(one), first(other)));
    }

    private List<Double> first(String server) {
        return figures.getOrDefault(server, Map.of()).values().iterator().next();
    }

    static List<Double> ratios(List<Double> ours, List<Double> theirs) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            ratios.add(ours.get(i) / theirs.get(i));
        }
        return ratios;
    }

    private static void row(StringBuilder table, String name, Map<String, List<Double>> metrics) {
        table.append("| ")
                .append(name)
                .append(" | ")
                .append(metrics.values().stream().map(Comparison::spread).collect(Collectors.joining(" | ")))
                .append(" |\n");
    }

    static String spread(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return "%s (%s to %s)".formatted(number(median(sorted)), number(sorted[0]), number(sorted[sorted.length - 1]));
    }

    private static double median(double[] sorted) {
        return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                .average()
                .orElseThrow();
    }

    private static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }
}
