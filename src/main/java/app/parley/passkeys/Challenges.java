package app.parley.passkeys;

import app.parley.kernel.ClientNetwork;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.TimeSource;
import app.parley.people.SlidingWindowLimiter;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The questions that browsers have yet to answer. Each is answered once, within minutes, by the browser that asked for
 * it. They are held in memory, so a restart forgets them. Thread-safe.
 */
public final class Challenges {
    public static final Duration LIFE = Duration.ofMinutes(5);

    /** One more takes the place of the oldest. */
    static final int MOST = 10_000;

    static final int MOST_OF_A_NETWORK = 300;

    private final TimeSource clock;
    private final SlidingWindowLimiter asked;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Pending> pending = new LinkedHashMap<>();

    private record Pending(String owner, String request, long since) {}

    public Challenges(TimeSource clock) {
        this.clock = clock;
        asked = new SlidingWindowLimiter(MOST_OF_A_NETWORK, LIFE, clock);
    }

    /**
     * @param owner what the answer has to come with
     * @param request what the answer is checked against
     * @throws RequestException {@code RATE_LIMITED}
     */
    void put(String challenge, String owner, String request, String address) {
        asked.take(ClientNetwork.of(address));
        lock.lock();
        try {
            long now = clock.nanos();
            Iterator<Pending> oldestFirst = pending.values().iterator();
            while (oldestFirst.hasNext() && (isOver(oldestFirst.next(), now) || pending.size() >= MOST)) {
                oldestFirst.remove();
            }
            pending.put(challenge, new Pending(owner, request, now));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns the request, which is used up by this.
     *
     * @throws RequestException {@code GONE}, the same for a challenge that never was, was used, ran out, or is of
     *     another browser
     */
    String take(String challenge, String owner) {
        lock.lock();
        try {
            Pending found = pending.get(challenge);
            if (found == null || !found.owner().equals(owner) || isOver(found, clock.nanos())) {
                throw new RequestException(ErrorCode.GONE, "This took too long, or was answered already. Try again.");
            }
            @Nullable Pending unused = pending.remove(challenge);
            return found.request();
        } finally {
            lock.unlock();
        }
    }

    private static boolean isOver(Pending one, long now) {
        return now - one.since() >= LIFE.toNanos();
    }
}
