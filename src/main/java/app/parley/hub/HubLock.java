package app.parley.hub;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The hub's one lock: what is queued under it goes out once it is free again. */
final class HubLock {
    private final ReentrantLock lock = new ReentrantLock();
    private final DeliveryQueue mail;

    HubLock(DeliveryQueue mail) {
        this.mail = mail;
    }

    void run(Runnable work) {
        get(() -> {
            work.run();
            return true;
        });
    }

    <T> T get(Supplier<T> work) {
        assert !lock.isHeldByCurrentThread() : "the hub's parts do not call the hub";
        List<Runnable> errands = List.of();
        lock.lock();
        try {
            return work.get();
        } finally {
            errands = mail.takeErrands();
            lock.unlock();
            errands.forEach(Runnable::run);
        }
    }
}
