package app.parley.hub;

import app.parley.hub.value.CloseReason;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.Outbox;
import app.parley.hub.value.Topic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Queues events for sessions under the hub's lock, which gives all receivers the same order. The lock's holder
 * flushes the outboxes after it released the lock.
 */
@GuardedByHubLock
final class DeliveryQueue {
    private final HubLock lock;
    private final Set<Outbox> toFlush = new LinkedHashSet<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    DeliveryQueue(HubLock lock) {
        this.lock = lock;
    }

    void send(Session session, Topic topic, EventEnvelope envelope) {
        lock.assertHeld();
        session.outbox().send(topic, envelope);
        toFlush.add(session.outbox());
    }

    void dropped(Session session, Topic topic) {
        lock.assertHeld();
        session.outbox().dropped(topic);
    }

    void close(Session session, CloseReason closeReason) {
        lock.assertHeld();
        afterwards.add(() -> session.outbox().close(closeReason));
    }

    /** The work that the lock's holder does after releasing the lock. */
    List<Runnable> takeErrands() {
        lock.assertHeld();
        if (toFlush.isEmpty() && afterwards.isEmpty()) {
            return List.of();
        }
        List<Runnable> errands = new ArrayList<>(toFlush.size() + afterwards.size());
        toFlush.forEach(outbox -> errands.add(outbox::flush));
        errands.addAll(afterwards);
        toFlush.clear();
        afterwards.clear();
        return errands;
    }
}
