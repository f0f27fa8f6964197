package app.parley.push;

import app.parley.hub.value.CallEvent;
import app.parley.hub.value.RingDevices;
import app.parley.kernel.CallId;
import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.AccountRepository;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes rings to subscribed browsers, and tells them when a ring is over. Its one thread owns all state, asks the
 * database and encrypts; the hub only puts work into its bounded queue. Thread-safe.
 */
public final class RingPushes implements RingDevices, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RingPushes.class);

    /** More rings at once than a team makes. Whatever comes on top of it is not pushed. */
    private static final int MOST_WAITING = 1_000;

    private static final Duration ENDING = Duration.ofSeconds(3);
    private static final Duration TEST_FOR = Duration.ofMinutes(1);

    private final PushSubscriptions subscriptions;
    private final AccountRepository accounts;
    private final PushSender sender;
    private final InstantSource clock;
    private final Map<Rung, PushedRing> rings = new HashMap<>();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, RingPushes::named);

    private record Rung(CallId call, UserId callee) {}

    public RingPushes(
            PushSubscriptions subscriptions, AccountRepository accounts, PushSender sender, InstantSource clock) {
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public boolean reach(UserId user) {
        return subscriptions.reach(user);
    }

    @Override
    public void ring(UserId callee, CallEvent.Ring ring, Set<String> connected) {
        if (isFull()) {
            LOG.info("Too many pushes wait; a ring is not pushed");
        } else {
            enqueue(() -> push(callee, ring, connected));
        }
    }

    @Override
    public void over(UserId callee, CallId call, String outcome) {
        enqueue(() -> {
            PushedRing pushed = rings.remove(new Rung(call, callee));
            if (pushed != null) {
                pushed.over(outcome);
            }
        });
    }

    /** Sends a message that shows in one browser that messages arrive. */
    public void test(PushSubscription to) {
        if (!isFull()) {
            enqueue(() -> open(to).send(new PushLine.Parcel(
                    PushMessage.Test.in(languageOf(to.user())), "test", TEST_FOR, System.nanoTime(), false)));
        }
    }

    private void push(UserId callee, CallEvent.Ring ring, Set<String> connected) {
        Duration left = Duration.between(clock.instant(), ring.expiresAt());
        List<PushSubscription> asleep = subscriptions.of(callee).stream()
                .filter(one -> !connected.contains(one.signIn()))
                .toList();
        if (left.isNegative() || asleep.isEmpty()) {
            return;
        }
        PushedRing pushed = rings.computeIfAbsent(
                new Rung(ring.call(), callee),
                rung -> new PushedRing(
                        PushMessage.Ring.of(ring, languageOf(callee)), System.nanoTime() + left.toNanos()));
        asleep.forEach(one -> pushed.to(one, left, this::open));
    }

    private PushLine open(PushSubscription to) {
        return new PushLine(to, sender, subscriptions::drop, thread);
    }

    private boolean isFull() {
        return thread.getQueue().size() >= MOST_WAITING;
    }

    private @Nullable String languageOf(UserId user) {
        return accounts.find(user)
                .map(Account::profile)
                .map(Account.Profile::language)
                .orElse(null);
    }

    private void enqueue(Runnable work) {
        try {
            thread.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.warn("A ring could not be pushed: {}", e.toString());
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The server ends; a ring is not pushed", e);
        }
    }

    /** What waits is not sent any more: the calls that ring end with the process. */
    @Override
    public void close() {
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.shutdown();
        try {
            // Does not interrupt the thread, because H2 closes its file if a thread is interrupted while it uses it.
            thread.awaitTermination(ENDING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sender.close();
    }

    private static Thread named(Runnable work) {
        Thread thread = new Thread(work, "push");
        thread.setDaemon(true);
        return thread;
    }
}
