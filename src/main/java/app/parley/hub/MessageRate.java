package app.parley.hub;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Limits how many direct messages a person sends in any minute. */
@GuardedByHubLock
final class MessageRate {
    private static final Duration WITHIN = Duration.ofMinutes(1);

    private final HubContext context;
    private final Map<UserId, Deque<Long>> sent = new HashMap<>();

    MessageRate(HubContext context) {
        this.context = context;
    }

    /** @throws RequestException {@code rate-limited} beyond the limit; then nothing is counted */
    void count(UserId user) {
        context.lock().assertHeld();
        Deque<Long> times = sent.computeIfAbsent(user, fresh -> new ArrayDeque<>());
        forgetOld(times);
        if (times.size() >= context.limits().directMessagesPerMinute()) {
            Duration left = WITHIN.minusNanos(context.nanos() - times.getFirst());
            throw new RequestException(
                    ErrorCode.RATE_LIMITED, "You have sent many messages in a minute. Wait a little.", left);
        }
        times.add(context.nanos());
    }

    /** Forgets people who have sent nothing for long, each minute from now on. */
    void sweepLater() {
        context.in(WITHIN, () -> {
            sent.values().forEach(this::forgetOld);
            sent.values().removeIf(Deque::isEmpty);
            sweepLater();
        });
    }

    private void forgetOld(Deque<Long> times) {
        while (!times.isEmpty() && context.hasPassed(WITHIN, times.getFirst())) {
            times.removeFirst();
        }
    }
}
