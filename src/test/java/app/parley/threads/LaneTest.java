package app.parley.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void onlySoManyRunAtATimeAndTheOthersWaitWithoutAThread() throws InterruptedException {
        Lane lane = new Lane(threads, 2, 100);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(50);
        for (int i = 0; i < 50; i++) {
            assertThat(lane.tryRun(() -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        LockSupport.parkNanos(100_000);
                        running.decrementAndGet();
                        done.countDown();
                    }))
                    .isTrue();
        }
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void thoseWhoWaitComeInTheirOrderAndWhoFindsTooManyIsTold() {
        List<Runnable> started = new ArrayList<>();
        List<String> done = new ArrayList<>();
        Lane lane = new Lane(started::add, 1, 2);

        assertThat(lane.tryRun(() -> done.add("first"))).isTrue();
        assertThat(lane.tryRun(() -> done.add("second"))).isTrue();
        assertThat(lane.tryRun(() -> done.add("third"))).isTrue();
        assertThat(lane.tryRun(() -> done.add("too many"))).isFalse();
        while (!started.isEmpty()) {
            started.remove(0).run();
        }
        assertThat(done).containsExactly("first", "second", "third");
        assertThat(lane.tryRun(() -> done.add("later"))).isTrue();
    }

    @Test
    void aTaskThatFailsLeavesItsPlaceToTheNext() throws InterruptedException {
        Lane lane = new Lane(threads, 1, 10);
        CountDownLatch done = new CountDownLatch(1);
        boolean taken = lane.tryRun(() -> {
            throw new IllegalStateException("meant to fail");
        });
        assertThat(taken && lane.tryRun(done::countDown)).isTrue();
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
