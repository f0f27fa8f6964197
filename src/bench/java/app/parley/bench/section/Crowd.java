package app.parley.bench.section;

import app.parley.bench.server.Parley;
import app.parley.bench.server.PlainJetty;
import app.parley.bench.server.ServerUnderTest;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a delivery costs when few are online, and when many are. */
public final class Crowd implements Section {
    private static final int PAIRS = 50;
    private static final int FEW = 2 * PAIRS;

    @Override
    public String name() {
        return "crowd";
    }

    @Override
    public String measure(Pace pace) throws IOException {
        StringBuilder table =
                new StringBuilder("| server CPU for 1,000 deliveries, ms | %d online | %,d online | ratio |"
                        .formatted(FEW, pace.crowd()));
        table.append("\n|---|---|---|---|\n");
        try (ServerUnderTest parley = new Parley(pace.crowd(), PAIRS)) {
            row(table, parley, pace);
        }
        try (ServerUnderTest plain = new PlainJetty()) {
            row(table, plain, pace);
        }
        return table.toString();
    }

    private static void row(StringBuilder table, ServerUnderTest server, Pace pace) throws IOException {
        Comparison comparison = new Comparison();
        try (Relay.Calling calling = new Relay.Calling(server, PAIRS)) {
            ComparisonRun.warmUp(server, calling, pace);
            for (int round = 0; round < pace.rounds(); round++) {
                comparison.add("few", cost(calling, pace.round()));
            }
            try (ClientGroup crowd = ClientGroup.idle(server, FEW, pace.crowd())) {
                calling.play(pace.round());
                for (int round = 0; round < pace.rounds(); round++) {
                    comparison.add("many", cost(calling, pace.round()));
                }
                crowd.loop().runFor(Duration.ofMillis(10));
            }
        }
        table.append("| ").append(server.name()).append(" | ");
        table.append(comparison.line("few"))
                .append(" | ")
                .append(comparison.line("many"))
                .append(" | ");
        table.append(comparison.ratio("many", "few")).append(" |\n");
    }

    private static Map<String, Double> cost(Relay.Calling calling, Duration time) throws IOException {
        Map<String, Double> cost = new LinkedHashMap<>();
        cost.put("ms", 1e6 / calling.play(time).getOrDefault(ComparisonRun.PER_CPU_SECOND, Double.NaN));
        return cost;
    }
}
