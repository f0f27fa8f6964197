package app.parley.hub;

import static app.parley.hub.RoomsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.value.Departure;
import app.parley.hub.value.Event;
import app.parley.hub.value.JoinOptions;
import app.parley.hub.value.PeerLocation;
import app.parley.hub.value.RoomCommand;
import app.parley.hub.value.RoomCommand.AnswerKnock;
import app.parley.hub.value.RoomCommand.Lock;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.hub.value.RoomEvent;
import app.parley.hub.value.Topic;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.EndReason;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.LeaveReason;
import app.parley.kernel.PeerId;
import app.parley.kernel.RoomId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ModeratorControlsTest {
    private static final RoomId OFFICE = new RoomId("office");

    private final HubFixture fixture = new HubFixture();
    private final Hub hub = fixture.hub;
    private final TestSession alice = fixture.connects("Alice");
    private final TestSession bob = fixture.connects("Bob");
    private final TestSession carol = fixture.connects("Carol");

    ModeratorControlsTest() {
        fixture.room(OFFICE, Kind.TEAM, 8, alice.user());
    }

    @Test
    void whoeverMadeTheRoomIsItsHost() {
        alice.enters(OFFICE);

        assertThat(alice.inbox.last(RoomEvent.Snapshot.class).you().role()).isEqualTo("host");
    }

    @Test
    void onlyHostsGiveOrders() {
        PeerId host = alice.enters(OFFICE);
        bob.enters(OFFICE);

        assertRefused(ErrorCode.FORBIDDEN, () -> command(bob, new Lock(true)));
        assertRefused(ErrorCode.FORBIDDEN, () -> command(bob, new RoomCommand.Mute(host)));
        assertRefused(ErrorCode.FORBIDDEN, () -> command(bob, new RoomCommand.Remove(host)));
        assertRefused(ErrorCode.FORBIDDEN, () -> command(bob, new RoomCommand.Lower(null)));
        assertRefused(ErrorCode.FORBIDDEN, () -> command(bob, new RoomCommand.End()));
        assertRefused(ErrorCode.FORBIDDEN, () -> command(bob, new AnswerKnock("k_1", true)));
    }

    @Test
    void whoeverComesToALockedRoomKnocksAndIsLetIn() {
        alice.enters(OFFICE);
        command(alice, new Lock(true));
        assertThat(alice.inbox.last(RoomEvent.Changed.class).room().locked()).isTrue();

        assertRefused(ErrorCode.KNOCK_REQUIRED, () -> bob.enters(OFFICE));
        assertThat(bob.inbox.all(RoomEvent.Snapshot.class)).isEmpty();
        RoomEvent.Knock knock = alice.inbox.last(RoomEvent.Knocked.class).knock();
        assertThat(knock.name()).isEqualTo("Bob");
        command(alice, new AnswerKnock(knock.id(), true));

        assertThat(bob.inbox.all(RoomEvent.Snapshot.class)).hasSize(1);
        assertThat(alice.inbox.last(RoomEvent.Joined.class).peer().user()).isEqualTo(bob.user());
    }

    @Test
    void aKnockIsSeenByHostsAlone() {
        alice.enters(OFFICE);
        carol.enters(OFFICE);
        command(alice, new Lock(true));

        assertRefused(ErrorCode.KNOCK_REQUIRED, () -> bob.enters(OFFICE));

        assertThat(carol.inbox.all(RoomEvent.Knocked.class)).isEmpty();
    }

    @Test
    void whoeverIsDeniedHearsThatAndWaitsNoLonger() {
        alice.enters(OFFICE);
        command(alice, new Lock(true));
        assertRefused(ErrorCode.KNOCK_REQUIRED, () -> bob.enters(OFFICE));

        command(alice, new AnswerKnock(knock(), false));

        assertThat(bob.inbox.last(Event.Refused.class).code()).isEqualTo("knock-denied");
        assertThat(bob.inbox.dropped).containsExactly(new Topic.InRoom(OFFICE));
        assertRefused(ErrorCode.BAD_REQUEST, () -> command(alice, new AnswerKnock(knock(), true)));
    }

    @Test
    void aKnockThatNobodyAnswersIsDeniedAfterTwoMinutes() {
        alice.enters(OFFICE);
        command(alice, new Lock(true));
        assertRefused(ErrorCode.KNOCK_REQUIRED, () -> bob.enters(OFFICE));

        fixture.passes(Duration.ofSeconds(119));
        assertThat(bob.inbox.all(Event.Refused.class)).isEmpty();
        fixture.passes(Duration.ofSeconds(1));

        assertThat(bob.inbox.last(Event.Refused.class).code()).isEqualTo("knock-denied");
    }

    @Test
    void whoeverKnockedAndWentAwayIsNotLetIn() {
        alice.enters(OFFICE);
        command(alice, new Lock(true));
        assertRefused(ErrorCode.KNOCK_REQUIRED, () -> bob.enters(OFFICE));
        hub.leave(bob.session, OFFICE);

        assertRefused(ErrorCode.BAD_REQUEST, () -> command(alice, new AnswerKnock(knock(), true)));
    }

    @Test
    void hostsHearThatAKnockIsOverHoweverItEnded() {
        alice.enters(OFFICE);
        command(alice, new Lock(true));
        assertRefused(ErrorCode.KNOCK_REQUIRED, () -> bob.enters(OFFICE));
        String takenBack = knock();
        hub.leave(bob.session, OFFICE);
        assertThat(alice.inbox.last(RoomEvent.KnockOver.class).knock()).isEqualTo(takenBack);

        assertRefused(ErrorCode.KNOCK_REQUIRED, () -> bob.enters(OFFICE));
        command(alice, new AnswerKnock(knock(), false));
        assertThat(alice.inbox.last(RoomEvent.KnockOver.class).knock()).isEqualTo(knock());

        assertRefused(ErrorCode.KNOCK_REQUIRED, () -> bob.enters(OFFICE));
        fixture.passes(Duration.ofMinutes(2));
        assertThat(alice.inbox.all(RoomEvent.KnockOver.class)).hasSize(3);
    }

    @Test
    void whoeverWaitsAtARoomThatEverybodyLeavesComesIn() {
        alice.enters(OFFICE);
        command(alice, new Lock(true));
        assertRefused(ErrorCode.KNOCK_REQUIRED, () -> bob.enters(OFFICE));

        alice.leaves(OFFICE);
        hub.tick();

        assertThat(bob.session.place(OFFICE)).isNotNull();
    }

    @Test
    void whoeverWaitsAtARoomThatIsNoMoreHearsThat() {
        RoomId once = new RoomId("once");
        fixture.room(once, Kind.ADHOC, 8, alice.user());
        alice.enters(once);
        hub.command(alice.session, once, new Lock(true));
        assertRefused(ErrorCode.KNOCK_REQUIRED, () -> bob.enters(once));

        hub.command(alice.session, once, new RoomCommand.End());
        hub.tick();

        assertThat(bob.inbox.last(Event.Refused.class).code()).isEqualTo("no-such-room");
    }

    @Test
    void unlockingLetsInWhoeverWaits() {
        alice.enters(OFFICE);
        command(alice, new Lock(true));
        assertRefused(ErrorCode.KNOCK_REQUIRED, () -> bob.enters(OFFICE));

        command(alice, new Lock(false));

        assertThat(bob.inbox.all(RoomEvent.Snapshot.class)).hasSize(1);
    }

    @Test
    void anEmptyRoomIsOpenAgain() {
        alice.enters(OFFICE);
        command(alice, new Lock(true));
        alice.leaves(OFFICE);

        bob.enters(OFFICE);

        assertThat(bob.inbox.last(RoomEvent.Snapshot.class).room().locked()).isFalse();
    }

    @Test
    void mutingTellsEverybodyWhoDidIt() {
        PeerId host = alice.enters(OFFICE);
        PeerId noisy = bob.enters(OFFICE);

        command(alice, new RoomCommand.Mute(noisy));

        RoomEvent.Muted muted = bob.inbox.last(RoomEvent.Muted.class);
        assertThat(muted.peer()).isEqualTo(noisy);
        assertThat(muted.by()).isEqualTo(host);
    }

    @Test
    void whoeverIsRemovedIsToldKeepsTheConnectionAndMayNotComeBackUnasked() {
        alice.enters(OFFICE);
        PeerId unwelcome = bob.enters(OFFICE);

        command(alice, new RoomCommand.Remove(unwelcome));

        assertThat(bob.inbox.last(RoomEvent.Left.class).reason()).isEqualTo(LeaveReason.REMOVED);
        assertThat(bob.inbox.last(RoomEvent.Left.class).peer()).isEqualTo(unwelcome);
        assertThat(fixture.journal.onlyCall().endReason()).isEqualTo(EndReason.ENDED);
        assertThat(bob.inbox.closed).isEmpty();
        assertRefused(ErrorCode.REMOVED, () -> bob.enters(OFFICE));
        command(alice, new AnswerKnock(knock(), true));
        assertThat(bob.session.place(OFFICE)).isNotNull();
    }

    @Test
    void endingAMeetingPutsEverybodyOutAndTheRoomStays() {
        alice.enters(OFFICE);
        bob.enters(OFFICE);

        command(alice, new RoomCommand.End());

        assertThat(bob.inbox.last(RoomEvent.Ended.class).reason()).isEqualTo(EndReason.ENDED);
        assertThat(fixture.journal.onlyCall().endReason()).isEqualTo(EndReason.ENDED);
        bob.enters(OFFICE);
    }

    @Test
    void anotherDeviceTakesTheCallOverAndTheOldOneGoesAMomentLater() {
        bob.enters(OFFICE);
        PeerId laptop = alice.enters(OFFICE);
        TestSession phone = fixture.connects("Alice");
        phone.enters(OFFICE, new JoinOptions(null, null, null, laptop));
        assertThat(bob.inbox.all(RoomEvent.Left.class)).isEmpty();

        fixture.passes(Duration.ofSeconds(2));

        assertThat(bob.inbox.last(RoomEvent.Left.class).peer()).isEqualTo(laptop);
        assertThat(bob.inbox.last(RoomEvent.Left.class).reason()).isEqualTo(LeaveReason.MOVED);
        assertThat(alice.inbox.last(RoomEvent.Left.class).reason()).isEqualTo(LeaveReason.MOVED);
        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.ONGOING);
        assertThat(hub.team().places(alice.user()))
                .singleElement()
                .extracting(PeerLocation::peer)
                .isNotEqualTo(laptop);
    }

    @Test
    void nobodyTakesOverSomebodyElsesPlace() {
        PeerId hers = alice.enters(OFFICE);

        assertRefused(ErrorCode.NO_SUCH_PEER, () -> bob.enters(OFFICE, new JoinOptions(null, null, null, hers)));
    }

    @Test
    void aReloadedPageTakesItsPlaceBackWithItsTicketAndNobodyNotices() {
        bob.enters(OFFICE);
        PeerId place = alice.enters(OFFICE);
        String ticket = alice.inbox.last(RoomEvent.Snapshot.class).you().ticket();
        hub.suspend(alice.session, Departure.TAB_CLOSED);
        TestSession reloaded = fixture.connects("Alice");

        PeerId again = reloaded.enters(OFFICE, new JoinOptions(null, place, ticket, null));
        fixture.passes(Duration.ofSeconds(10));

        assertThat(again).isEqualTo(place);
        assertThat(bob.inbox.all(RoomEvent.Joined.class)).hasSize(1);
        assertThat(bob.inbox.all(RoomEvent.Left.class)).isEmpty();
        assertThat(bob.inbox.last(RoomEvent.PeerChanged.class).connection()).isEqualTo("ok");
        assertThat(fixture.journal.onlyCall().people())
                .allSatisfy(participant -> assertThat(participant.spans()).hasSize(1));
    }

    @Test
    void aWrongTicketJustEntersAnew() {
        PeerId place = alice.enters(OFFICE);
        hub.suspend(alice.session, Departure.TAB_CLOSED);
        TestSession reloaded = fixture.connects("Alice");

        assertThat(reloaded.enters(OFFICE, new JoinOptions(null, place, "made-up", null)))
                .isNotEqualTo(place);
    }

    private String knock() {
        return alice.inbox.last(RoomEvent.Knocked.class).knock().id();
    }

    private void command(TestSession who, RoomCommand command) {
        hub.command(who.session, OFFICE, command);
    }
}
