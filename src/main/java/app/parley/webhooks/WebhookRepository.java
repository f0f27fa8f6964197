package app.parley.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Port: stores the subscribers. */
public interface WebhookRepository {
    void insert(Webhook webhook);

    Optional<Webhook> find(String id);

    /** Returns subscribers, the oldest first. */
    List<Webhook> page(@Nullable Place after, int limit);

    /** Changes a subscriber while no other transaction changes it. If the edit throws, nothing changes. */
    Optional<Webhook> edit(String id, UnaryOperator<Webhook> edit);

    /**
     * Deletes a subscriber with all its deliveries.
     *
     * @return false if there was none
     */
    boolean delete(String id);

    /** A position in the list that stays valid when rows are added or deleted. */
    record Place(Instant createdAt, String id) {}
}
