package app.parley.ice;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.IceServer;
import app.parley.hub.value.IceServers.Grant;
import app.parley.kernel.UserId;
import app.parley.testing.TestClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnCredentialsTest {
    private static final List<String> STUN = List.of("stun:stun.example.org:3478");
    private static final List<String> TURN = List.of("turn:turn.example.org:3478?transport=udp");

    private final TestClock clock = new TestClock();
    private final UserId ada = new UserId("ada");

    @Test
    void signsExpiryAndUserAsCoturnChecksThem() {
        Grant grant = new TurnCredentials(STUN, TURN, "north", clock).grant(ada, "");

        // printf '1772445600:ada' | openssl dgst -sha1 -hmac north -binary | base64
        assertThat(grant.servers())
                .containsExactly(
                        new IceServer(STUN, null, null),
                        new IceServer(TURN, "1772445600:ada", "8hgHerWaaA2RjvOYKvxO7tYDDfE="));
    }

    @Test
    void lastsAnHour() {
        Grant grant = new TurnCredentials(STUN, TURN, "north", clock).grant(ada, "");
        assertThat(grant.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void withoutASecretThereIsNoTurn() {
        Grant grant = new TurnCredentials(STUN, TURN, null, clock).grant(ada, "");
        assertThat(grant.servers()).containsExactly(new IceServer(STUN, null, null));
        assertThat(grant.expiresAt()).isNull();
    }

    @Test
    void withoutAnythingTheListIsEmpty() {
        assertThat(new TurnCredentials(List.of(), List.of(), null, clock)
                        .grant(ada, "")
                        .servers())
                .isEmpty();
    }
}
