package app.parley.bench.calls;

import app.parley.store.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes up a team's calls of one year: the same every time. Not thread-safe. */
final class CallGenerator {
    static final Duration YEAR = Duration.ofDays(365);

    private static final int BATCH = 4_000;
    private static final int MEMBERS = 30;
    private static final int ROOMS = 12;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final List<String> UNANSWERED =
            List.of("missed", "missed", "missed", "declined", "busy", "cancelled");

    private final Random random = new Random(4);
    private final Instant end;
    private final int count;

    CallGenerator(Instant end, int count) {
        this.end = end;
        this.count = count;
    }

    static String member(int number) {
        return "p%02d".formatted(number);
    }

    void fill(Database database) {
        int written = 0;
        while (written < count) {
            int from = written;
            int to = Math.min(count, written + BATCH);
            database.useTransaction(handle -> {
                CallBatch batch = new CallBatch(handle);
                for (int i = from; i < to; i++) {
                    batch.add(call(i));
                }
                batch.execute();
            });
            written = to;
        }
    }

    /** Starts grow with the number; most of them by day. */
    private MadeCall call(int number) {
        long day = (long) number * YEAR.toDays() / count;
        long dayStarts = day * count / YEAR.toDays();
        long ofDay = Math.max(1, (day + 1) * count / YEAR.toDays() - dayStarts);
        double part = (number - dayStarts) / (double) ofDay;
        Instant start = end.minus(YEAR)
                .plusSeconds(day * SECONDS_OF_DAY + (long) ((0.33 + part * 0.42) * SECONDS_OF_DAY))
                .plusMillis(random.nextInt(1_000));
        List<Integer> people = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            people.add(i);
        }
        Collections.shuffle(people, random);
        String id = "c_" + Long.toHexString(random.nextLong()) + Integer.toHexString(number);
        boolean direct = random.nextInt(100) < 55;
        boolean answered = !direct || random.nextInt(100) < 70;
        int size = direct ? 2 : 2 + (int) (random.nextDouble() * random.nextDouble() * 4);
        long seconds = answered ? (long) (20 + -Math.log(1 - random.nextDouble()) * 600) : 0;
        return new MadeCall(
                id,
                direct,
                direct ? "r_" + id.substring(2) : "room-" + random.nextInt(ROOMS),
                start,
                direct ? 3 + random.nextInt(30) : 0,
                seconds,
                answered ? "completed" : UNANSWERED.get(random.nextInt(UNANSWERED.size())),
                people.subList(0, size).stream().map(CallGenerator::member).toList(),
                number % 250_000 == 0 ? "Seldom" : null);
    }
}
