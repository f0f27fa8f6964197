package app.parley.bench.section;

import app.parley.bench.server.Parley;
import app.parley.bench.server.PlainJetty;
import app.parley.bench.server.ServerUnderTest;
import java.io.IOException;
import java.time.Duration;

/** What somebody costs who is signed in and does nothing. */
public final class IdleSockets implements Section {
    private static final int BEFORE = 50;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public String measure(Pace pace) throws IOException {
        StringBuilder table = new StringBuilder(
                "| KiB for each of %,d sockets | live heap | outside the heap | both |".formatted(pace.crowd()));
        table.append("\n|---|---|---|---|\n");
        try (ServerUnderTest parley = new Parley(BEFORE + pace.crowd(), 1)) {
            row(table, parley, pace);
        }
        try (ServerUnderTest plain = new PlainJetty()) {
            row(table, plain, pace);
        }
        return table.toString();
    }

    private static void row(StringBuilder table, ServerUnderTest server, Pace pace) throws IOException {
        // Classes are loaded and pools filled by the first ones.
        try (ClientGroup first = ClientGroup.idle(server, 0, BEFORE)) {
            first.loop().runFor(Duration.ofMillis(100));
        }
        long heap = server.jvm().liveHeap();
        long resident = server.jvm().resident();
        try (ClientGroup crowd = ClientGroup.idle(server, BEFORE, BEFORE + pace.crowd())) {
            crowd.loop().runFor(Duration.ofSeconds(2));
            double kibibytes = 1_024.0 * pace.crowd();
            double inside = (server.jvm().liveHeap() - heap) / kibibytes;
            double outside = (server.jvm().resident() - resident) / kibibytes;
            table.append("| %s | %.1f | %.1f | %.1f |\n".formatted(server.name(), inside, outside, inside + outside));
        }
    }
}
