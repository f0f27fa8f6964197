package app.parley.bench.calls;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What was measured on one database. */
final class LogFigures {
    private static final int ROUNDS = 5;
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;
    private static final Pattern PAUSE = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

    private final Map<String, String> figures = new LinkedHashMap<>();

    /** Something that is asked over the network. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws IOException;
    }

    /** How long something took that is done once. */
    void took(String name, Runnable work) {
        long begun = System.nanoTime();
        work.run();
        put(name, "%.1f s".formatted((System.nanoTime() - begun) / BILLION));
    }

    /** The first time, and the median of five more. */
    void time(String name, Question<?> question) throws IOException {
        double first;
        try {
            first = once(question);
        } catch (IOException e) {
            put(name, "refused: " + e.getMessage());
            return;
        }
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            times.add(once(question));
        }
        times.sort(Double::compare);
        put(name, "%.0f ms (%.0f)".formatted(times.get(times.size() / 2), first));
    }

    private static double once(Question<?> question) throws IOException {
        long begun = System.nanoTime();
        question.ask();
        return (System.nanoTime() - begun) / MILLION;
    }

    /** @param export the bytes that came */
    void export(String name, Question<Long> export) throws IOException {
        long begun = System.nanoTime();
        long bytes = export.ask();
        double seconds = (System.nanoTime() - begun) / BILLION;
        put(name, "%.0f s, %.0f MB".formatted(seconds, bytes / MILLION));
    }

    @SuppressWarnings("SystemOut") // For the person at the terminal.
    private void put(String name, String figure) {
        figures.put(name, figure);
        System.out.println(name + ": " + figure);
    }

    /** @param log of the garbage collector, which ran once more in the end */
    void heap(String log) {
        long peak = 0;
        long held = 0;
        Matcher pause = PAUSE.matcher(log);
        while (pause.find()) {
            peak = Math.max(peak, Long.parseLong(pause.group(1)));
            held = Long.parseLong(pause.group(2));
        }
        put(
                "heap of the server in all of this, of 256 MB",
                "at most %d MB, %d MB held in the end".formatted(peak, held));
    }

    static String table(Map<String, LogFigures> byDatabase) {
        StringBuilder table = new StringBuilder("| | " + String.join(" | ", byDatabase.keySet()) + " |\n|---|");
        table.append("---|".repeat(byDatabase.size())).append('\n');
        byDatabase.values().stream()
                .flatMap(one -> one.figures.keySet().stream())
                .distinct()
                .forEach(name -> table.append("| %s | %s |\n"
                        .formatted(
                                name,
                                byDatabase.values().stream()
                                        .map(one -> one.figures.getOrDefault(name, ""))
                                        .collect(Collectors.joining(" | ")))));
        return table.toString();
    }
}
