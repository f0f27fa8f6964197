package app.parley.hub;

import static app.parley.hub.RoomsTest.assertRefused;
import static app.parley.hub.value.RingRequest.Answer.ACCEPT;
import static app.parley.hub.value.RingRequest.Answer.CANCEL;
import static app.parley.hub.value.RingRequest.Answer.DECLINE;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.value.CallEvent.CallEnded;
import app.parley.hub.value.CallEvent.Decided;
import app.parley.hub.value.CallEvent.Ring;
import app.parley.hub.value.CallEvent.Ringing;
import app.parley.hub.value.CallEvent.Taken;
import app.parley.hub.value.CallRecord;
import app.parley.hub.value.CallRecord.ParticipantRecord;
import app.parley.hub.value.Departure;
import app.parley.hub.value.Presence;
import app.parley.hub.value.RingRequest;
import app.parley.hub.value.RoomEvent;
import app.parley.hub.value.RoomView;
import app.parley.hub.value.StatusText;
import app.parley.kernel.CallId;
import app.parley.kernel.CallKind;
import app.parley.kernel.CallMedia;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.EndReason;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.ParticipantOutcome;
import app.parley.kernel.ParticipantRole;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RingingTest {
    private final HubFixture fixture = new HubFixture();
    private final Hub hub = fixture.hub;
    private final TestSession alice = fixture.connects("Alice");
    private final TestSession bob = fixture.connects("Bob");
    private final TestSession carol = fixture.connects("Carol");

    @Test
    void theCalleeHearsWhoRingsAndTheCallerThatItRings() {
        Ringing ringing = alice.rings(bob);

        Ring ring = bob.inbox.last(Ring.class);
        assertThat(ring.call()).isEqualTo(ringing.call());
        assertThat(ring.from().name()).isEqualTo("Alice");
        assertThat(ring.waiting()).isFalse();
        assertThat(ring.expiresAt()).isEqualTo(fixture.clock.instant().plusSeconds(45));
        assertThat(ringing.to()).containsExactly(bob.user());
    }

    @Test
    void aDeviceThatComesOnlineWhileItRingsRingsToo() {
        alice.rings(bob);

        TestSession phone = fixture.connects("Bob");

        assertThat(phone.inbox.all(Ring.class)).hasSize(1);
    }

    @Test
    void theFirstAnswerWinsAndTheOtherDevicesStopRinging() {
        TestSession phone = fixture.connects("Bob");
        Ringing ringing = alice.rings(bob);

        bob.answers(ringing.call(), ACCEPT);

        assertThat(alice.inbox.last(Decided.class).type()).isEqualTo("accepted");
        assertThat(phone.inbox.last(Taken.class).by()).isEqualTo("accepted");
        assertThat(bob.inbox.all(Taken.class)).isEmpty();
        assertRefused(ErrorCode.ALREADY_ANSWERED, () -> phone.answers(ringing.call(), ACCEPT));
        assertRefused(ErrorCode.ALREADY_ANSWERED, () -> phone.answers(ringing.call(), DECLINE));
    }

    @Test
    void anAnsweredCallEndsForBothWhenOneLeavesAndIsLoggedOnce() {
        Ringing ringing = talk(alice, bob);
        fixture.passes(Duration.ofSeconds(62));
        bob.leaves(ringing.room());

        for (TestSession person : List.of(alice, bob)) {
            CallEnded ended = person.inbox.last(CallEnded.class);
            assertThat(ended.durationSeconds()).isEqualTo(62);
            assertThat(ended.reason()).isEqualTo(EndReason.LEFT);
        }
        CallRecord logged = fixture.journal.onlyCall();
        assertThat(logged.outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(logged.people())
                .extracting(ParticipantRecord::outcome)
                .containsExactly(ParticipantOutcome.JOINED, ParticipantOutcome.JOINED);
        assertThat(logged.people())
                .extracting(ParticipantRecord::role)
                .containsExactly(ParticipantRole.CALLER, ParticipantRole.CALLEE);
        assertThat(logged.people()).allSatisfy(participant -> {
            assertThat(participant.spans()).hasSize(1);
            assertThat(participant.spans().get(0).joinedAt()).isEqualTo(logged.answeredAt());
            assertThat(participant.spans().get(0).leftAt()).isEqualTo(logged.endedAt());
        });
    }

    @Test
    void theRoomOfACallSaysSinceWhenPeopleTalkAndNotOnlySinceWhenItRang() {
        Ringing ringing = alice.rings(bob);
        fixture.passes(Duration.ofSeconds(7));
        bob.answers(ringing.call(), ACCEPT);
        alice.enters(ringing.room());
        bob.enters(ringing.room());
        RoomView.Ongoing call = hub.team()
                .room(alice.session.person(), ringing.room())
                .orElseThrow()
                .call();

        assertThat(call).isNotNull();
        assertThat(call.answeredAt()).isEqualTo(call.startedAt().plusSeconds(7));
        assertThat(fixture.journal.onlyCall().answeredAt()).isEqualTo(call.answeredAt());
    }

    @Test
    void aLostLineEndsTheCallAfterTheWindowAtTheMomentItWasLost() {
        talk(alice, bob);
        fixture.passes(Duration.ofSeconds(30));
        hub.suspend(bob.session, Departure.CONNECTION_LOST);
        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.ONGOING);
        fixture.passes(Duration.ofSeconds(90));

        assertThat(alice.inbox.last(CallEnded.class).reason()).isEqualTo(EndReason.LOST);
        assertThat(alice.inbox.last(CallEnded.class).durationSeconds()).isEqualTo(30);
    }

    @Test
    void nobodyMayEnterTheCallsRoomBeforeAccepting() {
        Ringing ringing = alice.rings(bob);

        assertRefused(ErrorCode.NO_SUCH_ROOM, () -> bob.enters(ringing.room()));
        assertRefused(ErrorCode.NO_SUCH_ROOM, () -> carol.enters(ringing.room()));
    }

    @Test
    void aDeclinedCallSaysSoToTheCallerAndIsLoggedAsDeclined() {
        Ringing ringing = alice.rings(bob);

        bob.answers(ringing.call(), DECLINE);

        assertThat(alice.inbox.last(Decided.class).type()).isEqualTo("declined");
        CallRecord logged = fixture.journal.onlyCall();
        assertThat(logged.outcome()).isEqualTo(CallOutcome.DECLINED);
        assertThat(logged.people())
                .extracting(ParticipantRecord::outcome)
                .containsExactly(ParticipantOutcome.UNANSWERED, ParticipantOutcome.DECLINED);
        assertThat(logged.answeredAt()).isNull();
    }

    @Test
    void whoDeclinesCanSayAWordThatTheCallerAloneReads() {
        TestSession phone = fixture.connects("Bob");
        Ringing ringing = alice.rings(bob);

        bob.declines(ringing.call(), "In 5 minutes.");

        assertThat(alice.inbox.last(Decided.class).type()).isEqualTo("declined");
        assertThat(alice.inbox.last(Decided.class).text()).isEqualTo("In 5 minutes.");
        assertThat(phone.inbox.last(Taken.class).by()).isEqualTo("declined");
        assertThat(fixture.journal.entries.toString()).doesNotContain("In 5 minutes.");
    }

    @Test
    void whoRingsTheSameAgainReadsTheWordsOfWhoDeclinedMeanwhile() {
        RingRequest request = new RingRequest("again", List.of(bob.user(), carol.user()), CallMedia.VIDEO, null);
        hub.ring(alice.session, request);
        CallId call = alice.inbox.last(Ringing.class).call();
        bob.declines(call, "In 5 minutes.");

        hub.ring(alice.session, request);
        assertThat(alice.inbox.all(Decided.class)).extracting(Decided::text).containsOnly("In 5 minutes.");
        carol.answers(call, DECLINE);
        alice.inbox.forget();
        hub.ring(alice.session, request);

        assertThat(alice.inbox.all(Decided.class)).extracting(Decided::text).containsExactly("In 5 minutes.", null);
    }

    @Test
    void aCancelledCallStopsRingingAndIsOver() {
        Ringing ringing = alice.rings(bob);

        alice.answers(ringing.call(), CANCEL);

        assertThat(bob.inbox.last(Decided.class).type()).isEqualTo("cancelled");
        assertThat(alice.inbox.last(Decided.class).type()).isEqualTo("cancelled");
        assertRefused(ErrorCode.CALL_OVER, () -> bob.answers(ringing.call(), ACCEPT));
        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.CANCELLED);
    }

    @Test
    void toAnswerOrCancelACallThatIsOverComesTooLate() {
        TestSession phone = fixture.connects("Bob");
        Ringing ringing = alice.rings(bob);
        bob.answers(ringing.call(), DECLINE);

        assertRefused(ErrorCode.CALL_OVER, () -> phone.answers(ringing.call(), ACCEPT));
        assertRefused(ErrorCode.CALL_OVER, () -> alice.answers(ringing.call(), CANCEL));
    }

    @Test
    void cancellingWhatWasAcceptedComesTooLate() {
        Ringing ringing = alice.rings(bob);
        bob.answers(ringing.call(), ACCEPT);

        assertRefused(ErrorCode.ALREADY_ANSWERED, () -> alice.answers(ringing.call(), CANCEL));
    }

    @Test
    void aCallerWhoDisconnectsGivesUpTheCall() {
        alice.rings(bob);

        hub.close(alice.session, true);

        assertThat(bob.inbox.last(Decided.class).type()).isEqualTo("cancelled");
    }

    @Test
    void aRingThatNobodyAnswersIsMissedAfter45Seconds() {
        alice.rings(bob);

        fixture.passes(Duration.ofSeconds(44));
        assertThat(alice.inbox.all(Decided.class)).isEmpty();
        fixture.passes(Duration.ofSeconds(1));

        assertThat(alice.inbox.last(Decided.class).type()).isEqualTo("missed");
        assertThat(bob.inbox.last(Decided.class).type()).isEqualTo("missed");
        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.MISSED);
    }

    @Test
    void whoIsNotThereMissedTheCallAtOnce() {
        alice.rings(List.of(new UserId("dave")), null);

        assertThat(alice.inbox.last(Decided.class).type()).isEqualTo("missed");
        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.MISSED);
    }

    @Test
    void whoIsNotToBeDisturbedIsBusy() {
        hub.setStatus(bob.user(), Presence.Status.DND, StatusText.NONE, null);

        alice.rings(bob);

        assertThat(alice.inbox.last(Decided.class).type()).isEqualTo("busy");
        assertThat(bob.inbox.all(Ring.class)).isEmpty();
    }

    @Test
    void anAcceptedCallFailsWhenTheyDoNotMeetWithin30Seconds() {
        Ringing ringing = alice.rings(bob);
        bob.answers(ringing.call(), ACCEPT);
        bob.enters(ringing.room());

        fixture.passes(Duration.ofSeconds(30));

        CallRecord logged = fixture.journal.onlyCall();
        assertThat(logged.outcome()).isEqualTo(CallOutcome.FAILED);
        assertThat(logged.answeredAt()).isNull();
        assertThat(logged.people())
                .allSatisfy(participant -> assertThat(participant.spans()).isEmpty());
        assertThat(alice.inbox.last(CallEnded.class).reason()).isEqualTo(EndReason.FAILED);
    }

    @Test
    void theSameRequestTwiceIsTheSameCall() {
        RingRequest request = new RingRequest("mine", List.of(bob.user()), CallMedia.AUDIO, null);

        hub.ring(alice.session, request);
        hub.ring(alice.session, request);

        assertThat(alice.inbox.all(Ringing.class))
                .extracting(Ringing::call)
                .hasSize(2)
                .containsOnly(alice.inbox.last(Ringing.class).call());
        assertThat(bob.inbox.all(Ring.class)).hasSize(1);
    }

    @Test
    void aCallOfThreeGoesOnWhileOneStillRings() {
        Ringing ringing = alice.rings(bob, carol);
        bob.answers(ringing.call(), ACCEPT);
        alice.enters(ringing.room());
        bob.enters(ringing.room());
        bob.leaves(ringing.room());
        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.ONGOING);

        carol.answers(ringing.call(), DECLINE);

        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(fixture.journal.onlyCall().people())
                .extracting(ParticipantRecord::outcome)
                .containsExactly(ParticipantOutcome.JOINED, ParticipantOutcome.JOINED, ParticipantOutcome.DECLINED);
    }

    @Test
    void whoeverIsNotPartOfACallDoesNotKnowIt() {
        Ringing ringing = alice.rings(bob);

        assertRefused(ErrorCode.NO_SUCH_CALL, () -> carol.answers(ringing.call(), ACCEPT));
        assertRefused(ErrorCode.BAD_REQUEST, () -> alice.answers(ringing.call(), ACCEPT));
        assertRefused(ErrorCode.BAD_REQUEST, () -> bob.answers(ringing.call(), CANCEL));
        assertRefused(ErrorCode.NO_SUCH_CALL, () -> alice.answers(new CallId("c_none"), CANCEL));
    }

    @Test
    void aCalleeInACallIsToldThatItIsWaiting() {
        talk(bob, carol);

        alice.rings(bob);

        assertThat(bob.inbox.last(Ring.class).waiting()).isTrue();
    }

    @Test
    void ringingIntoARoomRingsThoseWhoMayEnterItAndEnteringIsAccepting() {
        alice.enters(HubFixture.STANDUP);
        alice.rings(List.of(bob.user()), HubFixture.STANDUP);

        bob.enters(HubFixture.STANDUP);

        assertThat(alice.inbox.last(Decided.class).type()).isEqualTo("accepted");
        CallRecord logged = fixture.journal.onlyCall();
        assertThat(logged.kind()).isEqualTo(CallKind.DIRECT);
        assertThat(logged.room()).isEqualTo(HubFixture.STANDUP);
        assertThat(logged.people())
                .extracting(ParticipantRecord::outcome)
                .containsExactly(ParticipantOutcome.JOINED, ParticipantOutcome.JOINED);
        assertThat(logged.people())
                .allSatisfy(participant -> assertThat(participant.spans()).hasSize(1));
    }

    @Test
    void aRoomCallStartsWithTheSecondPeerAndEndsWithTheLastButOne() {
        alice.enters(HubFixture.STANDUP);
        fixture.passes(Duration.ofSeconds(10));
        assertThat(fixture.journal.calls()).isEmpty();
        bob.enters(HubFixture.STANDUP);
        fixture.passes(Duration.ofSeconds(20));
        bob.leaves(HubFixture.STANDUP);

        CallRecord logged = fixture.journal.onlyCall();
        assertThat(logged.kind()).isEqualTo(CallKind.ROOM);
        assertThat(logged.startedBy()).isEqualTo(alice.user());
        assertThat(Duration.between(logged.startedAt(), logged.endedAt())).isEqualTo(Duration.ofSeconds(20));
        assertThat(logged.people()).extracting(ParticipantRecord::role).containsOnly(ParticipantRole.PARTICIPANT);
        assertThat(alice.inbox.last(RoomEvent.Changed.class).room().call()).isNull();
    }

    @Test
    void badRingsAreRefused() {
        assertRefused(ErrorCode.BAD_REQUEST, () -> alice.rings(List.of(), null));
        assertRefused(ErrorCode.BAD_REQUEST, () -> alice.rings(List.of(alice.user()), null));
        assertRefused(ErrorCode.NO_SUCH_USER, () -> alice.rings(List.of(new UserId("nobody")), null));
        assertRefused(ErrorCode.NO_SUCH_ROOM, () -> alice.rings(List.of(bob.user()), new RoomId("nowhere")));
        assertThat(fixture.journal.calls()).isEmpty();
    }

    private Ringing talk(TestSession caller, TestSession callee) {
        Ringing ringing = caller.rings(callee);
        callee.answers(ringing.call(), ACCEPT);
        caller.enters(ringing.room());
        callee.enters(ringing.room());
        return ringing;
    }
}
