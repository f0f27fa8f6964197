package app.parley.checks;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Runs all checks at once, again and again, and remembers how they came out. Thread-safe; nothing here waits. */
public final class Checks implements AutoCloseable {
    /** For all that one check asks. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Check> checks;
    private final Duration patience;
    private final Consumer<CheckResult> news;
    private final BiConsumer<CheckId, Throwable> faults;
    private final InstantSource clock;
    private final Map<CheckId, CheckResult> results = new EnumMap<>(CheckId.class);
    private final Map<CheckId, CheckOutcome> told = new EnumMap<>(CheckId.class);
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> daemon(work, "checks"));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "checks-timer"));
    private final Set<Attempt> attempts = ConcurrentHashMap.newKeySet();
    private int running;
    private boolean again;

    /**
     * Checks these.
     *
     * @param patience for each run of each check
     * @param news hears of each result that is another one than before
     * @param faults hears of what a check did not expect
     */
    public Checks(
            List<Check> checks,
            Duration patience,
            Consumer<CheckResult> news,
            BiConsumer<CheckId, Throwable> faults,
            InstantSource clock) {
        this.checks = List.copyOf(checks);
        this.patience = patience;
        this.news = news;
        this.faults = faults;
        this.clock = clock;
        for (Check check : checks) {
            results.put(check.id(), new CheckResult(check.id(), Finding.of(CheckOutcome.NOT_YET), null));
        }
    }

    /** Runs them now, and each time so long after. */
    public void runEvery(Duration pause) {
        var unused = timer.scheduleAtFixedRate(this::run, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs all of them in the background, unless a run is under way. */
    public void run() {
        synchronized (this) {
            if (running > 0 || threads.isShutdown()) {
                return;
            }
            running = checks.size();
            results.replaceAll(
                    (id, last) -> new CheckResult(id, Finding.of(CheckOutcome.BEING_CHECKED), last.checkedAt()));
        }
        checks.forEach(this::begin);
    }

    /** Runs all of them as {@link #run} does; where a run is under way, once more after it. */
    public void runAgain() {
        synchronized (this) {
            if (running > 0) {
                again = true;
                return;
            }
        }
        run();
    }

    private void begin(Check check) {
        try {
            start(check);
        } catch (RejectedExecutionException e) {
            // The server ends.
        }
    }

    private void start(Check check) {
        Attempt attempt = new Attempt(patience);
        attempts.add(attempt);
        Run run = new Run(check, attempt);
        threads.execute(run);
        // Names are resolved without a limit of their own: such a run is given up, and ends when it does.
        var unused = timer.schedule(run::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private final class Run implements Runnable {
        private final Check check;
        private final Attempt attempt;
        private boolean told;

        Run(Check check, Attempt attempt) {
            this.check = check;
            this.attempt = attempt;
        }

        @Override
        public void run() {
            try (attempt) {
                end(check.run(attempt));
            } catch (IOException e) {
                end(ConnectionFailures.finding(e, attempt));
            } catch (RuntimeException | Error e) {
                faults.accept(check.id(), e);
                end(Finding.of(CheckOutcome.FAILED));
            }
        }

        void giveUp() {
            attempt.close();
            Attempt.Target target = attempt.target();
            end(new Finding(CheckOutcome.NO_ANSWER, Map.of("target", target.name(), "host", target.host())));
        }

        private void end(Finding finding) {
            synchronized (this) {
                if (told) {
                    return;
                }
                told = true;
            }
            attempts.remove(attempt);
            Checks.this.end(new CheckResult(check.id(), finding, clock.instant()));
        }
    }

    private void end(CheckResult result) {
        boolean isNews;
        boolean isOnceMore;
        synchronized (this) {
            running--;
            isOnceMore = again && running == 0;
            again = again && !isOnceMore;
            results.put(result.id(), result);
            isNews = told.put(result.id(), result.finding().outcome())
                    != result.finding().outcome();
        }
        if (isNews) {
            news.accept(result);
        }
        if (isOnceMore) {
            run();
        }
    }

    /** How each came out last, or that it is under way, in the order of {@link CheckId}. */
    public synchronized List<CheckResult> results() {
        return List.copyOf(results.values());
    }

    public synchronized boolean isRunning() {
        return running > 0;
    }

    /** Ends; what runs is cut off. */
    @Override
    public void close() {
        timer.shutdownNow();
        synchronized (this) {
            threads.shutdownNow();
        }
        attempts.forEach(Attempt::close);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread made = new Thread(work, name);
        made.setDaemon(true);
        return made;
    }
}
