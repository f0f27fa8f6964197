package app.parley.people;

import app.parley.kernel.RequestException;
import app.parley.kernel.TimeSource;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Thread-safe. Counts what happened for a key, and is exact: in no stretch of the window's length more than the limit
 * pass, which no bucket that refills can promise.
 */
public final class SlidingWindowLimiter {
    /** Keys kept at most; an attacker with more addresses than that has other ways. */
    private static final int MOST_KEYS = 100_000;

    private final int limit;
    private final Duration window;
    private final TimeSource clock;
    private final Cache<String, Deque<Long>> happened;

    public SlidingWindowLimiter(int limit, Duration window, TimeSource clock) {
        this.limit = limit;
        this.window = window;
        this.clock = clock;
        happened = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterWrite(window)
                .ticker(clock::nanos)
                .build();
    }

    /** @throws RequestException when the limit is reached for the key */
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
     * @throws RequestException when the limit is reached for the key
     */
    public void take(String key) {
        happened.asMap().compute(key, (same, known) -> {
            Deque<Long> times = known == null ? new ArrayDeque<>() : known;
            synchronized (times) {
                refuseFull(times);
                times.addLast(clock.nanos());
            }
            return times;
        });
    }

    /** As {@link #take}, where nobody need be refused. @return whether the limit had not been reached */
    boolean tryTake(String key) {
        try {
            take(key);
            return true;
        } catch (RequestException e) {
            return false;
        }
    }

    /** What was {@link #take taken} did not happen. */
    public void giveBack(String key) {
        happened.asMap().computeIfPresent(key, (same, times) -> {
            synchronized (times) {
                times.pollLast();
                return times.isEmpty() ? null : times;
            }
        });
    }

    private void refuseFull(Deque<Long> times) {
        long now = clock.nanos();
        forgetOld(times, now);
        if (times.size() >= limit) {
            throw RequestException.throttled(window.minusNanos(now - times.getFirst()));
        }
    }

    private void forgetOld(Deque<Long> times, long now) {
        while (!times.isEmpty() && now - times.getFirst() >= window.toNanos()) {
            times.removeFirst();
        }
    }
}
