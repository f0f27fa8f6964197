package app.parley.bench.section;

import app.parley.bench.server.LoadClient;
import app.parley.bench.server.Parley;
import app.parley.bench.server.ServerJvm;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/** Starting, resting, and what 50 people and ten calls cost, with a dyno's flags. */
public final class Dyno implements Section {
    private static final int ONLINE = 50;
    private static final int CALLS = 10;
    private static final int IN_EACH = 3;
    private static final int STARTS = 5;

    private static final Duration REST = Duration.ofSeconds(20);
    private static final Duration TALK = Duration.ofMinutes(2);
    /** Twice as often as a page sends anything in a call that stands. */
    private static final Duration EVERY = Duration.ofSeconds(1);

    private static final double MEBIBYTE = 1_024.0 * 1_024;

    @Override
    public String name() {
        return "dyno";
    }

    @Override
    public String measure(Pace pace) throws IOException {
        StringBuilder table = new StringBuilder("""
                | | CPU time to ready, s | resident, MiB | threads |
                |---|---|---|---|
                """);
        try (Parley first = Parley.onADyno(ONLINE, CALLS, false)) {
            starts(table, "no archive", first);
        }
        try (Parley parley = Parley.onADyno(ONLINE, CALLS, true)) {
            starts(table, "with the archive", parley);
            fifty(table, parley, pace == Pace.QUICK ? TALK.dividedBy(8) : TALK);
        }
        return table.toString();
    }

    private static void starts(StringBuilder table, String how, Parley parley) throws IOException {
        double[] seconds = new double[STARTS];
        for (int start = 0; start < STARTS; start++) {
            seconds[start] = parley.startsAgain().toMillis() / 1_000.0;
        }
        sleep(REST);
        Arrays.sort(seconds);
        row(
                table,
                how + ", idle",
                "%.1f (%.1f to %.1f)".formatted(seconds[STARTS / 2], seconds[0], seconds[STARTS - 1]),
                parley.jvm());
    }

    private static void fifty(StringBuilder table, Parley parley, Duration talk) throws IOException {
        try (ClientGroup calls = ClientGroup.inRooms(parley, CALLS, IN_EACH);
                ClientGroup others = ClientGroup.idle(parley, CALLS * IN_EACH, ONLINE)) {
            long end = System.nanoTime() + talk.toNanos();
            while (System.nanoTime() < end) {
                for (LoadClient client : calls.clients()) {
                    client.line().send(client.reaction());
                }
                calls.loop().runFor(EVERY.dividedBy(2));
                others.loop().runFor(EVERY.dividedBy(2));
            }
            row(
                    table,
                    ONLINE + " people online, of them " + CALLS * IN_EACH + " in " + CALLS + " calls",
                    "",
                    parley.jvm());
        }
    }

    private static void row(StringBuilder table, String what, String cpu, ServerJvm jvm) throws IOException {
        table.append("| %s | %s | %.0f | %d |%n".formatted(what, cpu, jvm.resident() / MEBIBYTE, jvm.threads()));
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
