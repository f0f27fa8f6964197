package app.parley.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.kernel.RequestException;
import app.parley.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlidingWindowLimiterTest {
    private final TestClock clock = new TestClock();
    private final SlidingWindowLimiter throttle = new SlidingWindowLimiter(3, Duration.ofMinutes(15), clock);

    @Test
    void letsTheLimitPassAndNoMore() {
        for (int i = 0; i < 3; i++) {
            throttle.check("a");
            throttle.take("a");
        }
        assertThatThrownBy(() -> throttle.check("a")).isInstanceOf(RequestException.class);
        assertThatCode(() -> throttle.check("b")).doesNotThrowAnyException();
    }

    @Test
    void countsInAnyStretchOfTheWindow() {
        throttle.take("a");
        clock.advance(Duration.ofMinutes(14));
        throttle.take("a");
        throttle.take("a");
        assertThatThrownBy(() -> throttle.check("a")).isInstanceOf(RequestException.class);

        clock.advance(Duration.ofMinutes(1));
        throttle.check("a");
        throttle.take("a");
        assertThatThrownBy(() -> throttle.check("a")).isInstanceOf(RequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "PT1H"})
    void nobodyIsLockedOutForLongerOrLetInEarlierBecauseTheClockWasSet(Duration set) {
        for (int i = 0; i < 3; i++) {
            throttle.take("a");
        }
        clock.set(set);
        clock.advance(Duration.ofMinutes(14));
        assertThatThrownBy(() -> throttle.check("a"))
                .isInstanceOfSatisfying(
                        RequestException.class,
                        rejection -> assertThat(rejection.retryAfter()).isEqualTo(Duration.ofMinutes(1)));

        clock.advance(Duration.ofMinutes(1));
        assertThatCode(() -> throttle.check("a")).doesNotThrowAnyException();
    }

    @Test
    void forgetsWhatIsGivenBack() {
        for (int i = 0; i < 10; i++) {
            throttle.take("a");
            throttle.giveBack("a");
        }
        throttle.take("a");
        throttle.take("a");
        throttle.take("a");
        assertThatThrownBy(() -> throttle.take("a")).isInstanceOf(RequestException.class);
    }

    @Test
    void saysHowLongToWait() {
        throttle.take("a");
        clock.advance(Duration.ofMinutes(5));
        throttle.take("a");
        throttle.take("a");

        assertThatThrownBy(() -> throttle.check("a"))
                .isInstanceOfSatisfying(
                        RequestException.class, e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofMinutes(10)));
    }
}
