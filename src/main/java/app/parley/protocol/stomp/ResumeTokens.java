package app.parley.protocol.stomp;

import app.parley.hub.Session;
import app.parley.kernel.UserId;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The tokens that bring sessions back. Thread-safe. */
final class ResumeTokens {
    private static final int TOKEN_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Live> byToken = new ConcurrentHashMap<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /** A session of the hub and its way out. */
    record Live(Session session, StompOutbox outbox) {
        UserId user() {
            return session.person().user();
        }
    }

    /** A token that is good once. */
    String issue(Live live) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        byToken.put(token, live);
        if (!live.outbox().resumableWith(token)) {
            byToken.remove(token);
        }
        return token;
    }

    /** @return what the token stands for, if it is this user's */
    @Nullable
    Live find(String token, UserId user) {
        Live live = byToken.get(token);
        return live != null && live.user().equals(user) ? live : null;
    }

    /** @return the same; it is spent then */
    @Nullable
    Live redeem(String token, UserId user) {
        Live live = find(token, user);
        return live != null && byToken.remove(token, live) ? live : null;
    }

    /** Counts a client that wanted its session back. */
    void count(boolean resumed) {
        (resumed ? hits : misses).increment();
    }

    long hits() {
        return hits.sum();
    }

    long misses() {
        return misses.sum();
    }

    void forget(String token) {
        byToken.remove(token);
    }
}
