package app.parley.people;

import app.parley.hub.SteadyTime;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Thread-safe. Counts what happened for a key, and is exact: in no stretch of the window's length more than the limit
 * pass, which no bucket that refills can promise.
 */
public final class Throttle {
    /** Keys kept at most; an attacker with more addresses than that has other ways. */
    private static final int MOST_KEYS = 100_000;

    private final int limit;
    private final Duration window;
    private final LongSupplier nanos;
    private final Cache<String, Deque<Long>> happened;

    public Throttle(int limit, Duration window, InstantSource clock) {
        this.limit = limit;
        this.window = window;
        nanos = SteadyTime.of(clock);
        happened = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterWrite(window)
                .ticker(nanos::getAsLong)
                .build();
    }

    /** @throws Rejection when the limit is reached for the key */
    public void check(String key) {
        Deque<Long> times = happened.getIfPresent(key);
        if (times == null) {
            return;
        }
        synchronized (times) {
            refuseFull(times);
        }
    }

    /**
     * Counts one more. Done before it is known to happen, no more than the limit get through of many at once.
     *
     * @throws Rejection when the limit is reached for the key
     */
    public void take(String key) {
        happened.asMap().compute(key, (same, known) -> {
            Deque<Long> times = known == null ? new ArrayDeque<>() : known;
            synchronized (times) {
                refuseFull(times);
                times.addLast(nanos.getAsLong());
            }
            return times;
        });
    }

    /** As {@link #take}, where nobody need be refused. @return whether the limit had not been reached */
    boolean tryTake(String key) {
        try {
            take(key);
            return true;
        } catch (Rejection e) {
            return false;
        }
    }

    /** What was {@link #take taken} did not happen. */
    public void giveBack(String key) {
        happened.asMap().computeIfPresent(key, (same, times) -> {
            synchronized (times) {
                times.pollLast();
                return times;
            }
        });
    }

    private void refuseFull(Deque<Long> times) {
        long now = nanos.getAsLong();
        while (!times.isEmpty() && now - times.getFirst() >= window.toNanos()) {
            times.removeFirst();
        }
        if (times.size() >= limit) {
            throw Rejection.throttled(window.minusNanos(now - times.getFirst()));
        }
    }
}
