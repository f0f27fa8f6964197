package app.parley.cli;

import java.io.PrintStream;
import java.time.Duration;

/** Shows a person how far something is, once it takes long; others are not told. */
final class ProgressBar implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int WIDTH = 30;

    private final PrintStream errors;
    private final boolean watched;
    private final long begun = System.nanoTime();
    private long drawn;
    private int length;

    ProgressBar(PrintStream errors, boolean watched) {
        this.errors = errors;
        this.watched = watched;
    }

    void at(String step, long done, long total) {
        long now = System.nanoTime();
        if (!watched || now - begun < LONG.toNanos() || (length > 0 && now - drawn < PAUSE.toNanos())) {
            return;
        }
        drawn = now;
        long of = Math.max(1, Math.max(done, total));
        int filled = (int) (WIDTH * done / of);
        String line = "%s [%s%s] %3d %%  %,d of %,d rows"
                .formatted(step, "#".repeat(filled), " ".repeat(WIDTH - filled), 100 * done / of, done, of);
        clear();
        errors.print(line);
        errors.flush();
        length = line.length();
    }

    private void clear() {
        if (length > 0) {
            errors.print("\r" + " ".repeat(length) + "\r");
            length = 0;
        }
    }

    @Override
    public void close() {
        clear();
        errors.flush();
    }
}
