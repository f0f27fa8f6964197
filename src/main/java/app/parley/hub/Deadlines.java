package app.parley.hub;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to happen at a moment unless it is called off. Not thread-safe: touched only while Hub holds its lock. */
final class Deadlines {
    private final PriorityQueue<Deadline> queue = new PriorityQueue<>(Comparator.comparing(Deadline::at));

    Deadline at(Instant at, Runnable action) {
        Deadline deadline = new Deadline(at, action);
        queue.add(deadline);
        return deadline;
    }

    void run(Instant now) {
        for (Deadline next = queue.peek(); next != null && !next.at.isAfter(now); next = queue.peek()) {
            queue.remove();
            if (!next.calledOff) {
                next.action.run();
            }
        }
    }

    static final class Deadline {
        private final Instant at;
        private final Runnable action;
        private boolean calledOff;

        private Deadline(Instant at, Runnable action) {
            this.at = at;
            this.action = action;
        }

        Instant at() {
            return at;
        }

        void callOff() {
            calledOff = true;
        }
    }
}
