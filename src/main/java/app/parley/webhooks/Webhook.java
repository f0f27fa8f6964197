package app.parley.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.Set;

/**
 * A subscriber.
 *
 * @param types what it is told of, never {@code PING}
 * @param secret {@code whsec_} and the key in Base64, as the Standard Webhooks specification writes it
 */
public record Webhook(String id, URI url, Set<EventType> types, String secret, Instant createdAt) {
    public Webhook {
        types = Set.copyOf(types);
    }

    public Webhook with(URI newUrl, Set<EventType> newTypes) {
        return new Webhook(id, newUrl, newTypes, secret, createdAt);
    }

    @Override
    public String toString() {
        return "Webhook[" + id + "]";
    }
}
