package app.parley.webhooks;

import app.parley.kernel.WireNames;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one subscriber.
 *
 * @param event the event's id, {@code webhook-id} of every attempt
 * @param body what is sent, the same at every attempt
 * @param nextAttemptAt when it is tried next; null when it is not tried again
 * @param lastStatus the HTTP status of the newest attempt; null where none came
 * @param lastError why there was no status; null where there was one
 * @param history the attempts, the oldest first; of those on a page alone
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
     * What came of one attempt. Component names are the JSON names.
     *
     * @param at when it was over
     * @param status the HTTP status; null where none came
     * @param error why there was none; null where there was one
     * @param milliseconds how long it took
     */
    public record Attempt(
            Instant at, @Nullable Integer status, @Nullable String error, long milliseconds) {}

    /** How far it has come. */
    public enum State {
        PENDING,
        DELIVERED,
        FAILED;

        public String wire() {
            return WireNames.of(this);
        }
    }
}
