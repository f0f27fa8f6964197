package app.parley.passkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.kernel.RequestException;
import app.parley.testing.TestClock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChallengesTest {
    private final TestClock clock = new TestClock();
    private final Challenges challenges = new Challenges(clock);

    @Test
    void onlySoManyWaitAndTheOldestGoes() {
        for (int i = 0; i <= Challenges.MOST; i++) {
            challenges.put("c" + i, "browser", "request " + i, "2001:db8:0:" + Integer.toHexString(i) + "::1");
        }
        assertThatThrownBy(() -> challenges.take("c0", "browser")).isInstanceOf(RequestException.class);
        assertThat(challenges.take("c1", "browser")).isEqualTo("request 1");
        assertThat(challenges.take("c" + Challenges.MOST, "browser")).isEqualTo("request " + Challenges.MOST);
    }

    @Test
    void ofManyWhoTakeItAtOnceOneGetsIt() {
        challenges.put("c", "browser", "request", "192.0.2.1");
        List<String> taken = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return challenges.take("c", "browser");
                    } catch (RequestException e) {
                        return null;
                    }
                }))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .filter(Objects::nonNull)
                .toList();
        assertThat(taken).containsExactly("request");
    }

    @Test
    void anotherBrowserGetsNothingAndUsesNothingUp() {
        challenges.put("c", "browser", "request", "192.0.2.1");
        assertThatThrownBy(() -> challenges.take("c", "other")).isInstanceOf(RequestException.class);
        assertThat(challenges.take("c", "browser")).isEqualTo("request");
    }
}
