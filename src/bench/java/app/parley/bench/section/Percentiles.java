package app.parley.bench.section;

import java.util.Arrays;

/** Times in nanoseconds, and what part of them is how short. Thread-safe. */
final class Percentiles {
    private long[] times = new long[65_536];
    private int count;

    synchronized void add(long nanos) {
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
        }
        times[count++] = nanos;
    }

    /** Forgets what was added. @return it, sorted */
    synchronized long[] take() {
        long[] taken = Arrays.copyOf(times, count);
        Arrays.sort(taken);
        count = 0;
        return taken;
    }

    /** @return milliseconds */
    static double millis(long[] sorted, double part) {
        int last = sorted.length - 1;
        return last < 0 ? 0 : sorted[(int) Math.min(last, Math.round(part * last))] / 1e6;
    }
}
