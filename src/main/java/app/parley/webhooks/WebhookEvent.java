package app.parley.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, before it has an id.
 *
 * @param data a record whose components are the JSON names
 */
public record WebhookEvent(EventType type, Instant at, Object data) {
    /** Of {@code room.joined} and {@code room.left}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Visit(
            Place room,
            String user,
            String name,
            boolean guest,
            String peer,
            @Nullable String reason) {}

    /** A room by the name it has now. */
    public record Place(String id, String name) {}

    /** Of {@code user.created}. */
    public record NewUser(String id, String username, String displayName, String role, Instant createdAt) {}

    /** Of {@code ping}. */
    public record Ping(String webhook) {}
}
