package app.parley.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that has no id yet.
 *
 * @param data a record whose components are the JSON names
 */
public record WebhookEvent(EventType type, Instant at, Object data) {
    /** The data of {@code room.joined} and {@code room.left}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Visit(
            Place room,
            String user,
            String name,
            boolean guest,
            String peer,
            @Nullable String reason) {}

    /** A room with its current name. */
    public record Place(String id, String name) {}

    /** The data of {@code user.created}. */
    public record NewUser(String id, String username, String displayName, String role, Instant createdAt) {}

    /** The data of {@code ping}. */
    public record Ping(String webhook) {}
}
