package app.parley.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: the outbox. A subscriber's oldest unfinished delivery is the only one that can be due. */
public interface DeliveryRepository {
    /** A delivery with its subscriber. */
    record Due(Delivery delivery, Webhook webhook) {}

    /**
     * The result of an attempt.
     *
     * @param status the HTTP status; null if no response came
     * @param error the reason why no response came; null if one came
     * @param milliseconds how long the attempt took
     */
    record Outcome(@Nullable Integer status, @Nullable String error, long milliseconds) {
        public boolean isDelivered() {
            return status != null && status >= 200 && status < 300;
        }
    }

    /** Appends a delivery to a subscriber's queue. */
    Delivery add(String webhook, String event, String type, String body, Instant now);

    /** Returns the due deliveries, at most one for each subscriber. */
    List<Due> due(Instant now);

    /**
     * Claims a due delivery, so that no other process attempts it before {@code until}. The claim of a process that
     * died ends then.
     *
     * @return false if another process has claimed it
     */
    boolean claim(Delivery delivery, Instant until);

    /**
     * Stores the result of an attempt.
     *
     * @param nextAttemptAt null if there is no further attempt
     */
    void finish(Delivery delivery, Outcome outcome, Instant at, @Nullable Instant nextAttemptAt);

    /**
     * Returns deliveries with their attempts, the newest first.
     *
     * @param before the {@code seq} of the last delivery on the previous page; null for the first page
     */
    List<Delivery> page(String webhook, @Nullable Long before, int limit);

    /** Returns how many deliveries are not finished. */
    long pending();

    Optional<Delivery> find(String webhook, String id);

    /** Deletes deliveries that were finished before that time. */
    void forgetDoneBefore(Instant time);
}
