package app.parley.soak;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What collections left, one after the other.
 *
 * @param bytes from the end of the warm-up on
 */
record HeapReport(Duration warmUp, List<Long> bytes) {
    private static final double MOST_GROWTH = 0.05;
    private static final double MEBI = 1_048_576;

    /** From the first third of the samples to the last, so that no single one decides. */
    double growth() {
        int third = bytes.size() / 3;
        return mean(bytes.subList(bytes.size() - third, bytes.size())) / mean(bytes.subList(0, third)) - 1;
    }

    boolean isFlat() {
        return growth() <= MOST_GROWTH;
    }

    private static double mean(List<Long> some) {
        return some.stream().mapToLong(Long::longValue).average().orElse(Double.NaN);
    }

    String markdown(Duration length, long days) {
        return String.format(
                Locale.ROOT,
                """
                | soak | |
                |---|---|
                | length, of it warm-up | %s, %s |
                | days lived, each two sessions, three meetings and rings, a resume, five pages, a guest of the `json` dialect | %,d |
                | heap after collection, first and last third of the time after the warm-up | %.2f MiB, %.2f MiB |
                | growth (at most 5 %% is let pass) | %+.1f %% |
                """,
                text(length),
                text(warmUp),
                days,
                mean(bytes.subList(0, bytes.size() / 3)) / MEBI,
                mean(bytes.subList(bytes.size() - bytes.size() / 3, bytes.size())) / MEBI,
                growth() * 100);
    }

    private static String text(Duration time) {
        return time.toSeconds() < 600 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }
}
