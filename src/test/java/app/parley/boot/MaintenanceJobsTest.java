package app.parley.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MaintenanceJobsTest {
    private final MaintenanceJobs jobs = new MaintenanceJobs();

    @Test
    void whatWasToBeDoneLaterIsNotDoneByAServerThatEnds() {
        AtomicBoolean done = new AtomicBoolean();
        jobs.after(Duration.ofSeconds(2), () -> done.set(true));
        jobs.close();

        assertThat(done).isFalse();
        assertThat(jobs.areEnding()).isTrue();
    }

    @Test
    void aChoreThatFailedIsTriedAgainAndTheOthersAreDone() throws InterruptedException {
        CountDownLatch tries = new CountDownLatch(2);
        CountDownLatch other = new CountDownLatch(1);
        jobs.every(Duration.ofMillis(10), () -> {
            tries.countDown();
            throw new IllegalStateException("on purpose");
        });
        jobs.after(Duration.ofMillis(10), other::countDown);

        assertThat(tries.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(other.await(20, TimeUnit.SECONDS)).isTrue();
        jobs.close();
    }
}
