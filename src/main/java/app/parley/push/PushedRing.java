package app.parley.push;

import app.parley.push.PushLine.Parcel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** One ring of one callee: the browsers that it was pushed to. Runs on the thread of {@link RingPushes}. */
final class PushedRing {
    /** A browser that was off hears of a missed call later. */
    private static final Duration MISSED_FOR = Duration.ofDays(1);

    private static final Duration TAKEN_FOR = Duration.ofMinutes(1);
    private static final Duration LAST_ATTEMPTS = Duration.ofSeconds(30);
    private static final Set<String> MISSED = Set.of("missed", "cancelled");

    /** A topic has at most 32 characters (RFC 8030, section 5.4). */
    private static final int TOPIC_BYTES = 24;

    private final PushMessage.Ring ring;
    private final String topic;
    private final long until;
    private final Map<String, PushLine> lines = new HashMap<>();

    /** @param until when it stops ringing, as {@link System#nanoTime()} */
    PushedRing(PushMessage.Ring ring, long until) {
        this.ring = ring;
        this.topic = topic(ring.call());
        this.until = until;
    }

    /**
     * Rings a browser, once.
     *
     * @param left how long it rings on
     */
    void to(PushSubscription subscription, Duration left, Function<PushSubscription, PushLine> open) {
        lines.computeIfAbsent(subscription.signIn(), signIn -> {
            PushLine line = open.apply(subscription);
            line.send(new Parcel(ring, topic, left, until, false));
            return line;
        });
    }

    /** Tells all browsers that rang how the ring ended. */
    void over(String outcome) {
        boolean missed = MISSED.contains(outcome);
        long soon = System.nanoTime() + LAST_ATTEMPTS.toNanos();
        Parcel parcel = new Parcel(
                ring.over(outcome), topic, missed ? MISSED_FOR : TAKEN_FOR, soon - until > 0 ? soon : until, !missed);
        lines.values().forEach(line -> line.send(parcel));
    }

    private static String topic(String call) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(call.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, TOPIC_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw P256.missing(e);
        }
    }
}
