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
 * Queues under the hub's lock, which gives everybody the same order, and remembers what to do once the lock is free.
 */
@GuardedByHubLock
final class DeliveryQueue {
    private final HubLock lock;
    private final Set<Outbox> toFlush = new LinkedHashSet<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    DeliveryQueue(HubLock lock) {
        this.lock = lock;
    }

    void send(Session session, Topic topic, EventEnvelope notice) {
        lock.assertHeld();
        session.outbox().send(topic, notice);
        toFlush.add(session.outbox());
    }

    void dropped(Session session, Topic topic) {
        lock.assertHeld();
        session.outbox().dropped(topic);
    }

    void close(Session session, CloseReason farewell) {
        lock.assertHeld();
        afterwards.add(() -> session.outbox().close(farewell));
    }

    /** What the lock's holder does after letting go of it. */
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
