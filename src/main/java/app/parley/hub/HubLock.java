package app.parley.hub;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The one lock that guards the hub's state. What was queued under it goes out once it is free again. Thread-safe. */
public final class HubLock {
    private final ReentrantLock lock = new ReentrantLock();
    private final DeliveryQueue queue = new DeliveryQueue(this);

    HubLock() {}

    /** The queue of events and closings that go out once the lock is released. */
    DeliveryQueue queue() {
        return queue;
    }

    public void run(Runnable work) {
        get(() -> {
            work.run();
            return true;
        });
    }

    public <T> T get(Supplier<T> work) {
        assert !lock.isHeldByCurrentThread() : "the hub's parts do not call the hub";
        List<Runnable> errands = List.of();
        lock.lock();
        try {
            return work.get();
        } finally {
            errands = queue.takeErrands();
            lock.unlock();
            errands.forEach(Runnable::run);
        }
    }

    /** Asserts the rule of {@link GuardedByHubLock}. Costs nothing where assertions are off. */
    public void assertHeld() {
        assert lock.isHeldByCurrentThread() : "the hub's state is used under the hub's lock only";
    }
}
