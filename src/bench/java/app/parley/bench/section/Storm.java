package app.parley.bench.section;

import app.parley.bench.load.Loop;
import app.parley.bench.server.Parley;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Everybody signs in at once, and watches who else is there. */
public final class Storm implements Section {
    private static final String PRESENCE = "/topic/presence";
    private static final int SMALL = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration CALM = Duration.ofSeconds(5);

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

    /** A server that has been running has its code compiled: the storm that counts is the second. */
    private static void row(StringBuilder table, int people) throws IOException {
        try (Parley server = new Parley(people, 1);
                Loop loop = new Loop()) {
            Passing rehearsal = new Passing(server, loop, people);
            rehearsal.comes();
            rehearsal.goes();
            loop.runFor(CALM);
            Passing storm = new Passing(server, loop, people);
            Duration cpu = server.jvm().cpu();
            storm.comes();
            table.append("| %,d | %.2f | %.2f | %,d | %,d | %.1f |\n"
                    .formatted(
                            people,
                            storm.signedIn / 1e9,
                            storm.right / 1e9,
                            storm.bytes() >> 20,
                            storm.messages() / people,
                            server.jvm().cpu().minus(cpu).toMillis() / 1e3));
        }
    }

    /** One storm: everybody comes, and later goes. */
    private static final class Passing {
        private final Loop loop;
        private final List<Watcher> watchers = new ArrayList<>();
        private long signedIn;
        private long right;

        private Passing(Parley server, Loop loop, int people) {
            this.loop = loop;
            KnownLists known = new KnownLists();
            for (int i = 0; i < people; i++) {
                watchers.add(new Watcher(server.listener(loop, i, PRESENCE), people, known));
            }
        }

        private void comes() throws IOException {
            long begin = System.nanoTime();
            for (Watcher watcher : watchers) {
                watcher.client().come();
            }
            await("everybody to sign in", Watcher::isIn);
            signedIn = System.nanoTime() - begin;
            await("every list to be right", Watcher::seesAll);
            right = System.nanoTime() - begin;
        }

        private void goes() throws IOException {
            watchers.forEach(watcher -> watcher.client().leave());
            await("everybody to leave", watcher -> watcher.client().isGone());
        }

        private void await(String what, Predicate<Watcher> done) throws IOException {
            if (!loop.runUntil(() -> watchers.stream().allMatch(done), PATIENCE)) {
                throw new IllegalStateException("%d s were not enough for %s".formatted(PATIENCE.toSeconds(), what));
            }
        }

        private long bytes() {
            return watchers.stream().mapToLong(Watcher::bytes).sum();
        }

        private long messages() {
            return watchers.stream()
                    .mapToLong(watcher -> watcher.client().received())
                    .sum();
        }
    }
}
