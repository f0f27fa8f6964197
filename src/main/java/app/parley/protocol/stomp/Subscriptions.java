package app.parley.protocol.stomp;

import app.parley.hub.value.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The subscriptions of one session. Not thread-safe: guarded by the lock of its StompOutbox. */
final class Subscriptions {
    private final Map<String, Subscription> byId = new HashMap<>();
    private final Map<Topic, List<Subscription>> byTopic = new HashMap<>();

    int count() {
        return byId.size();
    }

    @Nullable
    Subscription find(String id) {
        return byId.get(id);
    }

    List<Subscription> on(Topic topic) {
        return byTopic.getOrDefault(topic, List.of());
    }

    void add(Subscription subscription) {
        byId.put(subscription.id(), subscription);
        byTopic.computeIfAbsent(subscription.topic(), topic -> new ArrayList<>(1))
                .add(subscription);
    }

    void remove(Subscription subscription) {
        byId.remove(subscription.id(), subscription);
        List<Subscription> others = byTopic.get(subscription.topic());
        if (others != null && others.remove(subscription) && others.isEmpty()) {
            byTopic.remove(subscription.topic());
        }
    }

    void clear() {
        byId.clear();
        byTopic.clear();
    }

    void drop(Topic topic) {
        List<Subscription> dropped = byTopic.remove(topic);
        if (dropped != null) {
            dropped.forEach(subscription -> byId.remove(subscription.id(), subscription));
        }
    }
}
