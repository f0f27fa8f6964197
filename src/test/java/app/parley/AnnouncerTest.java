package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncerTest {
    @ParameterizedTest
    @CsvSource({"0, 100", "99, 100", "180, 180", "251, 250", "5000, 250"})
    void theMoreThereIsToTellTheLongerThePauseWithinBounds(long worked, long pause) {
        assertThat(Announcer.pauseAfter(Duration.ofMillis(worked))).isEqualTo(Duration.ofMillis(pause));
    }
}
