package app.parley.store.webhook;

import app.parley.people.TokenGenerator;
import app.parley.webhooks.EventJson;
import app.parley.webhooks.EventType;
import app.parley.webhooks.Webhook;
import app.parley.webhooks.WebhookEvent;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Writes events for webhook subscribers in the same transaction as the change that they report. */
public final class WebhookOutbox {
    private static final TokenGenerator SECRETS = new TokenGenerator(new SecureRandom());

    private WebhookOutbox() {}

    /** Returns the subscribers, each with its event types. */
    public static Map<String, Set<EventType>> subscribers(Handle handle) {
        return handle.select("SELECT * FROM webhooks ORDER BY created_at, id").map(WebhookStore::webhook).stream()
                .collect(Collectors.toMap(Webhook::id, Webhook::types));
    }

    public static void add(Handle handle, WebhookEvent event) {
        add(handle, List.of(event), subscribers(handle));
    }

    /** Adds events in the order in which they happened. */
    public static void add(Handle handle, List<WebhookEvent> events, Map<String, Set<EventType>> subscribers) {
        for (WebhookEvent event : events) {
            String id = SECRETS.id("evt_");
            subscribers.forEach((webhook, types) -> {
                if (types.contains(event.type())) {
                    insert(handle, webhook, id, event.type().wire(), EventJson.body(id, event), event.at());
                }
            });
        }
    }

    /** @return the delivery's id */
    static String insert(Handle handle, String webhook, String event, String type, String body, Instant now) {
        String id = SECRETS.id("dlv_");
        handle.createUpdate("""
                        INSERT INTO webhook_deliveries
                            (id, webhook_id, event_id, type, body, created_at, state, next_attempt_at)
                        VALUES (:id, :webhook, :event, :type, :body, :now, 'pending', :now)
                        """)
                .bind("id", id)
                .bind("webhook", webhook)
                .bind("event", event)
                .bind("type", type)
                .bind("body", body)
                .bind("now", now)
                .execute();
        return id;
    }
}
