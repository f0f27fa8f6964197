package app.parley.webhooks;

import app.parley.kernel.WireNames;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event for one subscriber.
 *
 * @param event the event's id, the {@code webhook-id} of every attempt
 * @param body the request body, the same at every attempt
 * @param nextAttemptAt the time of the next attempt; null if there is none
 * @param lastStatus the HTTP status of the newest attempt; null if no response came
 * @param lastError the reason why no response came; null if one came
 * @param history the attempts, the oldest first; filled only for a page of deliveries
 */
public record Delivery(
        String id,
        String webhook,
        String event,
        String type,
        String body,
        Instant createdAt,
        State state,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        long seq,
        List<Attempt> history) {
    public Delivery {
        history = List.copyOf(history);
    }

    public Delivery with(List<Attempt> attemptsMade) {
        return new Delivery(
                id,
                webhook,
                event,
                type,
                body,
                createdAt,
                state,
                attempts,
                nextAttemptAt,
                lastAttemptAt,
                lastStatus,
                lastError,
                seq,
                attemptsMade);
    }

    /**
     * The result of one attempt. Component names are the JSON names.
     *
     * @param at when the attempt ended
     * @param status the HTTP status; null if no response came
     * @param error the reason why no response came; null if one came
     * @param milliseconds how long the attempt took
     */
    public record Attempt(
            Instant at, @Nullable Integer status, @Nullable String error, long milliseconds) {}

    /** The progress of a delivery. */
    public enum State {
        PENDING,
        DELIVERED,
        FAILED;

        public String wire() {
            return WireNames.of(this);
        }
    }
}
