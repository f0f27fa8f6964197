package app.parley.hub;

import app.parley.hub.value.RoomEvent;
import app.parley.kernel.UserId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lock of one room, the people who knock at it, and the users whom a host removed. */
@GuardedByHubLock
final class WaitingRoom {
    private final HubLock lock;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Set<UserId> removed = new HashSet<>();
    private boolean locked;

    WaitingRoom(HubLock lock) {
        this.lock = lock;
    }

    /**
     * Somebody who asked to be let in.
     *
     * @param letIn what lets in, once nobody is there to be asked
     */
    record Waiting(RoomEvent.Knock knock, Session session, Deadlines.Deadline end, Runnable letIn) {}

    boolean isLocked() {
        lock.assertHeld();
        return locked;
    }

    void lock(boolean shut) {
        lock.assertHeld();
        locked = shut;
    }

    boolean wasRemoved(UserId user) {
        lock.assertHeld();
        return removed.contains(user);
    }

    void remember(UserId user) {
        lock.assertHeld();
        removed.add(user);
    }

    void forgive(UserId user) {
        lock.assertHeld();
        removed.remove(user);
    }

    /** The room is empty: the next meeting begins unlocked. */
    void reopen() {
        lock.assertHeld();
        locked = false;
        removed.clear();
    }

    void wait(Waiting knocker) {
        lock.assertHeld();
        waiting.put(knocker.knock().id(), knocker);
    }

    @Nullable
    Waiting take(String knock) {
        lock.assertHeld();
        Waiting knocker = waiting.remove(knock);
        if (knocker != null) {
            knocker.end().callOff();
        }
        return knocker;
    }

    Collection<Waiting> waiting() {
        lock.assertHeld();
        return List.copyOf(waiting.values());
    }

    boolean isWaiting(Session session) {
        lock.assertHeld();
        return waiting.values().stream().anyMatch(knocker -> knocker.session() == session);
    }
}
