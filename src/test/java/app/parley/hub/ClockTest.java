package app.parley.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.value.CallEvent;
import app.parley.hub.value.CallEvent.Decided;
import app.parley.hub.value.CallEvent.Ring;
import app.parley.hub.value.CallEvent.Ringing;
import app.parley.hub.value.CallRecord;
import app.parley.hub.value.ChatText;
import app.parley.hub.value.Departure;
import app.parley.hub.value.Presence;
import app.parley.hub.value.RingRequest.Answer;
import app.parley.hub.value.RoomCommand;
import app.parley.hub.value.RoomDefinition;
import app.parley.hub.value.RoomEvent;
import app.parley.hub.value.StatusText;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.LeaveReason;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody sets the clock an hour back or forward: what takes time takes as long as it always does. */
class ClockTest {
    private final HubFixture fixture = new HubFixture();
    private final TestSession alice = fixture.connects("Alice");
    private final TestSession bob = fixture.connects("Bob");

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "PT1H"})
    void aRingRingsFor45Seconds(Duration set) {
        alice.rings(bob);
        fixture.passes(Duration.ofSeconds(10));
        fixture.clock.set(set);
        fixture.passes(Duration.ofMillis(34_900));
        assertThat(alice.inbox.types()).doesNotContain("missed");

        fixture.passes(Duration.ofMillis(100));

        assertThat(alice.inbox.last(Decided.class).type()).isEqualTo("missed");
        CallRecord call = fixture.journal.onlyCall();
        assertThat(Duration.between(call.startedAt(), call.endedAt())).isEqualTo(Duration.ofSeconds(45));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "PT1H"})
    void aDeviceThatComesLaterIsToldWhenTheRingEndsByTheClockAsItIs(Duration set) {
        alice.rings(bob);
        fixture.passes(Duration.ofSeconds(10));
        fixture.clock.set(set);

        Ring ring = fixture.connects("Bob").inbox.last(Ring.class);

        assertThat(ring.expiresAt()).isEqualTo(fixture.clock.instant().plusSeconds(35));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "PT1H"})
    void aCallIsAsLongAsItWas(Duration set) {
        Ringing ringing = alice.rings(bob);
        fixture.passes(Duration.ofSeconds(5));
        fixture.clock.set(set);
        fixture.passes(Duration.ofSeconds(2));
        bob.answers(ringing.call(), Answer.ACCEPT);
        alice.enters(ringing.room());
        bob.enters(ringing.room());
        fixture.passes(Duration.ofMinutes(10));
        fixture.clock.set(set);
        fixture.passes(Duration.ofMinutes(10));
        alice.leaves(ringing.room());

        CallRecord call = fixture.journal.onlyCall();
        assertThat(call.outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(Duration.between(call.startedAt(), call.answeredAt())).isEqualTo(Duration.ofSeconds(7));
        assertThat(Duration.between(call.answeredAt(), call.endedAt())).isEqualTo(Duration.ofMinutes(20));
        assertThat(call.people())
                .allSatisfy(participant -> assertThat(participant.spans())
                        .singleElement()
                        .satisfies(
                                attendance -> assertThat(Duration.between(attendance.joinedAt(), attendance.leftAt()))
                                        .isEqualTo(Duration.ofMinutes(20))));
        assertThat(bob.inbox.last(CallEvent.CallEnded.class).durationSeconds()).isEqualTo(1_200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "PT1H"})
    void whoIsInAMeetingWhenItIsSetHasATimeInsideThatFits(Duration set) {
        alice.enters(HubFixture.STANDUP);
        fixture.passes(Duration.ofMinutes(1));
        fixture.clock.set(set);
        bob.enters(HubFixture.STANDUP);
        fixture.passes(Duration.ofMinutes(3));
        bob.leaves(HubFixture.STANDUP);

        CallRecord call = fixture.journal.onlyCall();
        assertThat(call.startedAt()).isEqualTo(fixture.clock.instant().minus(Duration.ofMinutes(3)));
        assertThat(call.people())
                .allSatisfy(participant -> assertThat(participant.spans())
                        .singleElement()
                        .satisfies(attendance -> {
                            assertThat(attendance.joinedAt()).isEqualTo(call.startedAt());
                            assertThat(attendance.leftAt()).isEqualTo(call.endedAt());
                        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "PT1H"})
    void aPlaceIsHeldForTheResumeWindow(Duration set) {
        alice.enters(HubFixture.STANDUP);
        bob.enters(HubFixture.STANDUP);
        fixture.hub.suspend(bob.session, Departure.CONNECTION_LOST);
        fixture.clock.set(set);
        fixture.passes(Duration.ofMillis(89_900));
        assertThat(alice.inbox.types()).doesNotContain("left");

        fixture.passes(Duration.ofMillis(100));

        assertThat(alice.inbox.last(RoomEvent.Left.class).reason()).isEqualTo(LeaveReason.LOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "PT1H"})
    void whoComesBackInTimeMissesNothing(Duration set) {
        alice.enters(HubFixture.STANDUP);
        bob.enters(HubFixture.STANDUP);
        fixture.hub.suspend(bob.session, Departure.CONNECTION_LOST);
        fixture.clock.set(set);
        fixture.passes(Duration.ofSeconds(60));
        fixture.hub.resume(bob.session);
        fixture.passes(Duration.ofHours(2));

        assertThat(alice.inbox.types()).doesNotContain("left");
        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.ONGOING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "PT1H"})
    void aKnockWaitsTwoMinutes(Duration set) {
        RoomId board = new RoomId("board");
        fixture.room(board, RoomDefinition.Kind.TEAM, 8, alice.user());
        alice.enters(board);
        fixture.hub.command(alice.session, board, new RoomCommand.Lock(true));
        assertThatThrownBy(() -> bob.enters(board)).isInstanceOf(RequestException.class);
        fixture.clock.set(set);
        fixture.passes(Duration.ofMillis(119_900));
        assertThat(alice.inbox.types()).doesNotContain("knock-over");

        fixture.passes(Duration.ofMillis(100));

        assertThat(alice.inbox.types()).contains("knock-over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "PT1H"})
    void aStatusLastsAsLongAsWasAskedFor(Duration set) {
        Instant until = fixture.clock.instant().plus(Duration.ofMinutes(30));
        fixture.hub.setStatus(bob.user(), Presence.Status.DND, StatusText.NONE, until);
        fixture.clock.set(set);
        fixture.passes(Duration.ofMinutes(29));
        assertThat(status(bob)).isEqualTo("dnd");

        fixture.passes(Duration.ofMinutes(1));

        assertThat(status(bob)).isEqualTo("online");
    }

    private String status(TestSession client) {
        return fixture.hub.team().presence().stream()
                .filter(presence -> presence.user().equals(client.user()))
                .findFirst()
                .orElseThrow()
                .status();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT25H", "PT25H"})
    void nothingIsSaidTwiceWithinADay(Duration set) {
        alice.enters(HubFixture.STANDUP);
        fixture.hub.command(alice.session, HubFixture.STANDUP, new RoomCommand.Say("m1", new ChatText("once")));
        fixture.clock.set(set);
        fixture.passes(Duration.ofHours(23));
        fixture.hub.command(alice.session, HubFixture.STANDUP, new RoomCommand.Say("m1", new ChatText("twice")));

        assertThat(alice.inbox.all(RoomEvent.Said.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "PT1H"})
    void aCallThatSurvivesARestartIsNoShorterThanWhatIsKnownOfIt(Duration set) {
        Ringing ringing = alice.rings(bob);
        bob.answers(ringing.call(), Answer.ACCEPT);
        alice.enters(ringing.room());
        bob.enters(ringing.room());
        fixture.passes(Duration.ofMinutes(10));
        CallRecord before = fixture.journal.onlyCall();
        Instant alive = fixture.clock.instant();
        HubFixture after = new HubFixture();
        after.clock.advance(Duration.ofMinutes(10));
        after.clock.set(set);
        after.hub.team().restore(List.of(before), alive);
        after.passes(Duration.ofSeconds(91));

        CallRecord call = after.journal.onlyCall();
        assertThat(call.outcome()).isEqualTo(CallOutcome.INTERRUPTED);
        assertThat(call.endedAt()).isEqualTo(alive);
        assertThat(call.id()).isEqualTo(before.id());
    }
}
