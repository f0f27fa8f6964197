package app.parley.bench.section;

import app.parley.bench.load.Loop;
import app.parley.bench.server.Parley;
import app.parley.bench.server.Seat;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Everybody signs in at once, and watches who else is there. */
public final class Storm implements Section {
    private static final String PRESENCE = "/topic/presence";
    private static final int SMALL = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public String measure(Pace pace) throws IOException {
        StringBuilder table = new StringBuilder(
                "| people | all signed in, s | every list right, s | MiB sent | messages to each | server CPU, s |\n"
                        + "|---|---|---|---|---|---|\n");
        for (int people : new int[] {SMALL, pace.crowd()}) {
            try {
                row(table, people);
            } catch (IllegalStateException e) {
                table.append("| %,d | %s | | | | |\n".formatted(people, e.getMessage()));
            }
        }
        return table.toString();
    }

    private static void row(StringBuilder table, int people) throws IOException {
        try (Parley server = new Parley(people + 1, 1);
                Loop loop = new Loop()) {
            warmUp(server, loop, people);
            List<Watcher> watchers = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                watchers.add(new Watcher(server.listener(loop, i, PRESENCE), people));
            }
            Duration cpu = server.jvm().cpu();
            long begin = System.nanoTime();
            for (Watcher watcher : watchers) {
                watcher.seat().come();
            }
            boolean in = loop.runUntil(() -> watchers.stream().allMatch(Watcher::isIn), PATIENCE);
            long signedIn = System.nanoTime();
            boolean right = in && loop.runUntil(() -> watchers.stream().allMatch(Watcher::seesAll), PATIENCE);
            long done = System.nanoTime();
            long bytes = watchers.stream().mapToLong(Watcher::bytes).sum();
            long messages = watchers.stream()
                    .mapToLong(watcher -> watcher.seat().received())
                    .sum();
            table.append("| %,d | %s | %s | %,d | %,d | %.1f |\n"
                    .formatted(
                            people,
                            in ? "%.2f".formatted((signedIn - begin) / 1e9) : "never",
                            right ? "%.2f".formatted((done - begin) / 1e9) : "not within " + PATIENCE.toSeconds(),
                            bytes >> 20,
                            messages / people,
                            server.jvm().cpu().minus(cpu).toMillis() / 1e3));
        }
    }

    /** A server that has been running has its code compiled. */
    private static void warmUp(Parley server, Loop loop, int person) throws IOException {
        Seat seat = server.listener(loop, person, PRESENCE);
        for (int i = 0; i < 300; i++) {
            seat.come();
            boolean came = loop.runUntil(seat::isIn, PATIENCE);
            seat.leave();
            boolean left = loop.runUntil(seat::isGone, PATIENCE);
            if (!came || !left) {
                throw new IllegalStateException("nobody can come and go");
            }
        }
    }
}
