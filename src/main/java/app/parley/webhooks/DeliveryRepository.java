package app.parley.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: the outbox. Of one subscriber's deliveries only the oldest that is not done is ever due. */
public interface DeliveryRepository {
    /** A delivery and what it takes to make it. */
    record Due(Delivery delivery, Webhook webhook) {}

    /**
     * What came of an attempt.
     *
     * @param status the HTTP status; null where none came
     * @param error why there was none; null where there was one
     * @param milliseconds how long it took
     */
    record Outcome(@Nullable Integer status, @Nullable String error, long milliseconds) {
        public boolean isDelivered() {
            return status != null && status >= 200 && status < 300;
        }
    }

    /** Puts one more delivery at the end of a subscriber's queue. */
    Delivery add(String webhook, String event, String type, String body, Instant now);

    /** At most one for each subscriber. */
    List<Due> due(Instant now);

    /**
     * Takes a due delivery, so that nobody else makes it before {@code until}; whoever took it and died loses it then.
     *
     * @return false where somebody else took it
     */
    boolean claim(Delivery delivery, Instant until);

    /**
     * Keeps what came of an attempt.
     *
     * @param nextAttemptAt null where it is not tried again
     */
    void finish(Delivery delivery, Outcome outcome, Instant at, @Nullable Instant nextAttemptAt);

    /**
     * Newest first, each with its attempts.
     *
     * @param before the {@code seq} of the last one of the page before; null for the first page
     */
    List<Delivery> page(String webhook, @Nullable Long before, int limit);

    Optional<Delivery> find(String webhook, String id);

    /** Forgets what was done before that time. */
    void forgetDoneBefore(Instant time);
}
