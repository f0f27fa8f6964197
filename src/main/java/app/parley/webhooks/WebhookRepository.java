package app.parley.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Port: the subscribers as stored. */
public interface WebhookRepository {
    void insert(Webhook webhook);

    Optional<Webhook> find(String id);

    /** Oldest first. */
    List<Webhook> page(@Nullable Place after, int limit);

    /** Changes one while nobody else changes it. What the edit throws leaves it as it was. */
    Optional<Webhook> edit(String id, UnaryOperator<Webhook> edit);

    /**
     * Deletes it with all its deliveries.
     *
     * @return whether there was one
     */
    boolean delete(String id);

    /** A place in the list that stays where it is when rows come and go. */
    record Place(Instant createdAt, String id) {}
}
