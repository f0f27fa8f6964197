package app.parley.webhooks;

import app.parley.webhooks.DeliveryRepository.Due;
import app.parley.webhooks.DeliveryRepository.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the thread that starts due deliveries. It sends one delivery at a time for each subscriber, which keeps their
 * order, and serves all subscribers in parallel, so that a slow one delays no other.
 */
public final class DeliveryScheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryScheduler.class);

    /** The pauses after the first attempt, the second, and so on. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(24));

    private static final Duration EVERY = Duration.ofMillis(500);

    /** Longer than an attempt can take. After this time another process may take over from one that died. */
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private static final Duration ENDING = Duration.ofSeconds(3);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(15);
    private static final Duration CLEAN_UP_EVERY = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(30);

    private final DeliveryRepository repository;
    private final WebhookSender sender;
    private final InstantSource clock;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final LongAdder givenUp = new LongAdder();
    private volatile long pending;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(DeliveryScheduler::named);

    public DeliveryScheduler(DeliveryRepository repository, WebhookSender sender, InstantSource clock) {
        this.repository = repository;
        this.sender = sender;
        this.clock = clock;
    }

    public void start() {
        every(EVERY, this::makeRound);
        every(COUNT_EVERY, () -> pending = repository.pending());
        every(CLEAN_UP_EVERY, () -> repository.forgetDoneBefore(clock.instant().minus(KEPT)));
    }

    private void every(Duration pause, Runnable work) {
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                () -> attempt(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    // A due delivery stays due, so the next round finds it again after any failure.
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Webhooks wait: {}", e.toString());
        }
    }

    private void makeRound() {
        Instant now = clock.instant();
        for (Due due : repository.due(now)) {
            String webhook = due.webhook().id();
            if (busy.add(webhook)) {
                if (repository.claim(due.delivery(), now.plus(CLAIM))) {
                    deliver(due);
                } else {
                    busy.remove(webhook);
                }
            }
        }
    }

    private void deliver(Due due) {
        CompletionStage<?> unused = sender.post(
                        due.webhook(), due.delivery().event(), due.delivery().body())
                .thenAcceptAsync(outcome -> finish(due, outcome), thread)
                .whenComplete((done, failure) -> busy.remove(due.webhook().id()));
    }

    private void finish(Due due, Outcome outcome) {
        Instant now = clock.instant();
        Instant next = next(due.delivery().attempts(), now);
        attempt(() -> repository.finish(due.delivery(), outcome, now, next));
        (outcome.isDelivered() ? delivered : next == null ? givenUp : retried).increment();
        if (outcome.isDelivered()) {
            thread.execute(() -> attempt(this::makeRound));
        }
    }

    /**
     * The attempts so far.
     *
     * @param retried failed ones after which there is another
     * @param pending deliveries that were not finished some seconds ago
     */
    public record Figures(long delivered, long retried, long givenUp, long pending) {}

    /** Answers at once, also while the database is away. */
    public Figures figures() {
        return new Figures(delivered.sum(), retried.sum(), givenUp.sum(), pending);
    }

    /** @param attempts the number of attempts before the one that has just failed */
    private static @Nullable Instant next(int attempts, Instant now) {
        return attempts < PAUSES.size() ? now.plus(PAUSES.get(attempts)) : null;
    }

    /** Unfinished deliveries are attempted again after the next start. */
    @Override
    public void close() {
        sender.close();
        thread.shutdown();
        try {
            // Does not interrupt the thread, because H2 closes its file if a thread is interrupted while it uses the
            // file.
            thread.awaitTermination(ENDING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread named(Runnable work) {
        Thread thread = new Thread(work, "webhook-rounds");
        thread.setDaemon(true);
        return thread;
    }
}
