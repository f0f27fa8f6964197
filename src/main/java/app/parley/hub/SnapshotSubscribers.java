package app.parley.hub;

import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.Topic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The subscribers of a list and of its changes. A subscriber that lacks the list, or has not yet taken what was sent,
 * waits for a fresh list instead of outdated changes.
 */
@GuardedByHubLock
public final class SnapshotSubscribers {
    /** Bounds the memory of lists on the way: some 250 MB of presence. */
    private static final int ENTRIES_ON_THE_WAY = 2_000_000;

    private final HubLock lock;
    private final Topic topic;
    private final Set<Session> current = new LinkedHashSet<>();
    private final Set<Session> waiting = new LinkedHashSet<>();
    private final Set<Session> receiving = new HashSet<>();

    public SnapshotSubscribers(HubLock lock, Topic topic) {
        this.lock = lock;
        this.topic = topic;
    }

    public int size() {
        lock.assertHeld();
        return current.size() + waiting.size();
    }

    /** Whether anybody waits for the list. */
    boolean isAwaited() {
        lock.assertHeld();
        return !waiting.isEmpty();
    }

    /** From now on this one waits for the list. */
    public void join(Session session) {
        lock.assertHeld();
        current.remove(session);
        waiting.add(session);
    }

    public void leave(Session session) {
        lock.assertHeld();
        current.remove(session);
        waiting.remove(session);
        receiving.remove(session);
    }

    /** Changes for those who have the list. */
    void tell(EventEnvelope envelope) {
        lock.assertHeld();
        current.forEach(session -> lock.queue().send(session, topic, envelope));
    }

    /** Much follows: subscribers that are behind wait for the list instead. */
    void spareTheSlow() {
        lock.assertHeld();
        current.removeIf(session -> session.outbox().isBehind() && waiting.add(session));
    }

    /** The list is another: everybody waits for it. */
    public void startOver() {
        lock.assertHeld();
        waiting.addAll(current);
        current.clear();
    }

    /**
     * Who waits for the list and has taken what came before: who has waited longest first, and only so many that not too
     * much is on the way. Lists that all go at once to a large team fill the kernel's buffers, and then no socket moves.
     *
     * @param entries how many the list has
     */
    public List<Session> ready(int entries) {
        lock.assertHeld();
        receiving.removeIf(session -> session.isSuspended() || !session.outbox().isBehind());
        int most = Math.max(1, ENTRIES_ON_THE_WAY / Math.max(1, entries)) - receiving.size();
        List<Session> ready = new ArrayList<>();
        for (Session session : waiting) {
            if (ready.size() >= most) {
                return ready;
            }
            if (!session.outbox().isBehind()) {
                ready.add(session);
            }
        }
        return ready;
    }

    public void give(List<Session> ready, EventEnvelope list) {
        lock.assertHeld();
        for (Session session : ready) {
            waiting.remove(session);
            current.add(session);
            receiving.add(session);
            lock.queue().send(session, topic, list);
        }
    }
}
