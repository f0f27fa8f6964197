package app.parley.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.Set;

/**
 * A subscriber.
 *
 * @param types the events that it receives, never {@code PING}
 * @param secret {@code whsec_} and the key in Base64, in the form of the Standard Webhooks specification
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
