package app.parley.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.value.JoinOptions;
import app.parley.hub.value.RoomDefinition;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.hub.value.RoomEvent;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.Person;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasscodesTest {
    private static final RoomId SAFE = new RoomId("safe");
    private static final String RIGHT = "4711";

    private final HubFixture fixture = new HubFixture();
    private final UserId dave = new UserId("dave");
    private final TestSession guesser = fixture.connectsFrom("Alice", "198.51.100.7");

    @BeforeEach
    void makeARoomWithAPasscode() {
        fixture.hub
                .team()
                .putRoom(new RoomDefinition(SAFE, "Safe", Kind.TEAM, 8, RIGHT::equals, Set.of(), Set.of(dave)));
    }

    @Test
    void afterTenMissesEachFurtherOneWaitsLonger() {
        miss(guesser, 10);

        assertThat(pauseOf(guesser)).isEqualTo(Duration.ofSeconds(10));
        fixture.passes(Duration.ofSeconds(10));
        miss(guesser, 1);
        assertThat(pauseOf(guesser)).isEqualTo(Duration.ofSeconds(20));
        for (int i = 0; i < 20; i++) {
            fixture.passes(pauseOf(guesser));
            miss(guesser, 1);
        }
        assertThat(pauseOf(guesser)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void evenARightOneWaitsWhereItsUserGuesses() {
        miss(guesser, 10);

        assertThatThrownBy(() -> guesser.enters(SAFE, with(RIGHT)))
                .isInstanceOfSatisfying(
                        RequestException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED));
        fixture.passes(Duration.ofSeconds(10));
        guesser.enters(SAFE, with(RIGHT));
    }

    @Test
    void aRightOneOfSomebodyElseIsNeverRefused() {
        miss(guesser, 10);

        fixture.connectsFrom("Bob", "198.51.100.7").enters(SAFE, with(RIGHT));
        fixture.connectsFrom("Carol", "203.0.113.9").enters(SAFE, with(RIGHT));
    }

    @Test
    void whoTakesTurnsFromOneAddressWaitsToo() {
        for (int i = 0; i < 10; i++) {
            miss(guest(i, "2001:db8:1:1::" + i), 1);
        }
        TestSession last = guest(10, "2001:db8:1:1::abcd");

        miss(last, 1);

        assertThat(pauseOf(last)).isPositive();
    }

    @Test
    void aRightOneEndsThePauseAndItIsNotAskedForAsAGuess() {
        miss(guesser, 9);
        guesser.enters(SAFE, with(RIGHT));
        guesser.leaves(SAFE);
        assertThatThrownBy(() -> guesser.enters(SAFE)).hasMessageContaining("wrong-passcode");

        miss(guesser, 9);
        guesser.enters(SAFE, with(RIGHT));
    }

    @Test
    void hostsHearOfIt() {
        TestSession host = fixture.connects("Dave");
        host.enters(SAFE);
        TestSession member = fixture.connectsFrom("Bob", "203.0.113.9");
        member.enters(SAFE, with(RIGHT));

        miss(guesser, 9);
        assertThat(host.inbox.all(RoomEvent.PasscodeGuesses.class)).isEmpty();
        miss(guesser, 1);

        RoomEvent.PasscodeGuesses told = host.inbox.last(RoomEvent.PasscodeGuesses.class);
        assertThat(told.user()).isEqualTo(guesser.user());
        assertThat(told.name()).isEqualTo("Alice");
        assertThat(told.count()).isEqualTo(10);
        assertThat(member.inbox.all(RoomEvent.PasscodeGuesses.class)).isEmpty();
    }

    @Test
    void aHostWhoWasNotThereHearsItOnEntering() {
        miss(guesser, 10);
        TestSession host = fixture.connects("Dave");

        host.enters(SAFE);
        host.leaves(SAFE);
        host.enters(SAFE);

        assertThat(host.inbox.all(RoomEvent.PasscodeGuesses.class)).hasSize(1);
    }

    @Test
    void whatCouldNotBeCheckedIsNoMiss() {
        fixture.hub
                .team()
                .putRoom(new RoomDefinition(
                        SAFE,
                        "Safe",
                        Kind.TEAM,
                        8,
                        candidate -> {
                            throw new RequestException(
                                    ErrorCode.RATE_LIMITED, "Too many at this moment.", Duration.ofSeconds(2));
                        },
                        Set.of(),
                        Set.of(dave)));
        for (int i = 0; i < 20; i++) {
            assertThat(pauseOf(guesser)).isEqualTo(Duration.ofSeconds(2));
        }
    }

    private TestSession guest(int number, String address) {
        Person guest = new Person(new UserId("guest-" + number), "Gina", true, false, SAFE);
        return fixture.connectsFrom(guest, address);
    }

    private static void miss(TestSession who, int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> who.enters(SAFE, with("0000"))).hasMessageContaining("wrong-passcode");
        }
    }

    private static Duration pauseOf(TestSession who) {
        try {
            who.enters(SAFE, with("0000"));
        } catch (RequestException refusal) {
            assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED);
            return refusal.retryAfter();
        }
        throw new AssertionError("not refused");
    }

    private static JoinOptions with(String passcode) {
        return new JoinOptions(passcode, null, null, null);
    }
}
