package app.parley.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CloseTimeoutTest {
    private static final Duration WAIT = Duration.ofNanos(10);
    private static final Duration LONGER = Duration.ofNanos(50);
    private final CloseTimeout patience = new CloseTimeout();

    @Test
    void whoDoesNotCloseIsWaitedForSoLongAndNoLonger() {
        assertThat(patience.isOver(1_000, 0)).isFalse();

        patience.begin(1_000, WAIT);

        assertThat(patience.isOver(1_009, 0)).isFalse();
        assertThat(patience.isOver(1_010, 5)).isTrue();
    }

    @Test
    void whoWasTooSlowAndTakesNothingIsCut() {
        patience.beginWithLate(1_000, WAIT, 70, LONGER);

        assertThat(patience.isOver(1_010, 70)).isTrue();
    }

    @Test
    void whoWasTooSlowAndTakesSomethingHasTimeForTheRest() {
        patience.beginWithLate(1_000, WAIT, 70, LONGER);

        assertThat(patience.isOver(1_010, 71)).isFalse();
        assertThat(patience.isOver(1_059, 71)).isFalse();
        assertThat(patience.isOver(1_060, 90)).isTrue();
    }
}
