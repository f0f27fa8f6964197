package app.parley.hub;

import app.parley.kernel.TimeSource;
import java.time.Duration;
import java.util.Comparator;
import java.util.TreeSet;

/** Runs actions at moments of {@link TimeSource#nanos()}. An action that is called off is forgotten at once. */
@GuardedByHubLock
final class Deadlines {
    private final TreeSet<Deadline> queue = new TreeSet<>(Deadline.SOONEST_FIRST);
    private final HubLock lock;
    private long made;

    Deadlines(HubLock lock) {
        this.lock = lock;
    }

    Deadline at(long nanos, Runnable action) {
        lock.assertHeld();
        Deadline deadline = new Deadline(nanos, made++, action);
        queue.add(deadline);
        return deadline;
    }

    void run(long now) {
        lock.assertHeld();
        while (!queue.isEmpty() && queue.first().at - now <= 0) {
            Deadline due = queue.first();
            queue.remove(due);
            due.action.run();
        }
    }

    final class Deadline {
        private static final Comparator<Deadline> SOONEST_FIRST = (one, other) ->
                one.at == other.at ? Long.compare(one.number, other.number) : Long.signum(one.at - other.at);

        private final long at;
        private final long number;
        private final Runnable action;

        private Deadline(long at, long number, Runnable action) {
            this.at = at;
            this.number = number;
            this.action = action;
        }

        /** The time that is left. */
        Duration left(long now) {
            return Duration.ofNanos(at - now);
        }

        void callOff() {
            lock.assertHeld();
            lock.assertHeld();
            queue.remove(this);
        }
    }
}
