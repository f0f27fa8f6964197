package app.parley.webhooks;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one subscriber.
 *
 * @param event the event's id, {@code webhook-id} of every attempt
 * @param body what is sent, the same at every attempt
 * @param nextAttemptAt when it is tried next; null when it is not tried again
 * @param lastStatus the HTTP status of the newest attempt; null where none came
 * @param lastError why there was no status; null where there was one
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
        long seq) {
    /** How far it has come. */
    public enum State {
        PENDING,
        DELIVERED,
        FAILED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
