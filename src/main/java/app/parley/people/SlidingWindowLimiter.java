package app.parley.people;

import app.parley.kernel.RequestException;
import app.parley.kernel.TimeSource;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Counts events per key over a sliding window. The limit is exact: no time range of the window's length contains more
 * events than the limit, which a token bucket cannot guarantee. Thread-safe.
 */
public final class SlidingWindowLimiter {
    /** The largest number of keys; an attacker with more addresses has other ways. */
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

    /** @throws RequestException if the key has reached the limit */
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
     * Counts one event. A caller that counts before the result is known cannot exceed the limit with concurrent
     * requests.
     *
     * @throws RequestException if the key has reached the limit
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

    /**
     * Like {@link #take}, without an exception.
     *
     * @return false if the key had reached the limit
     */
    public boolean tryTake(String key) {
        try {
            take(key);
            return true;
        } catch (RequestException e) {
            return false;
        }
    }

    /** Removes an event that {@link #take} counted and that did not happen. */
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
