package app.parley.boot;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresenceBroadcastLoopTest {
    @Test
    void whoWaitsForAListIsServedUntilNobodyDoes() {
        AtomicInteger waiting = new AtomicInteger(5);
        try (PresenceBroadcastLoop announcer =
                new PresenceBroadcastLoop(() -> waiting.get() > 0, () -> waiting.updateAndGet(n -> n - 1) > 0)) {
            announcer.start();

            Await.until("all are served", Duration.ofSeconds(10), () -> waiting.get() <= 0);
        }
        assertThat(waiting).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "99, 100", "180, 180", "251, 250", "5000, 250"})
    void theMoreThereIsToTellTheLongerThePauseWithinBounds(long worked, long pause) {
        assertThat(PresenceBroadcastLoop.pauseAfter(Duration.ofMillis(worked))).isEqualTo(Duration.ofMillis(pause));
    }
}
