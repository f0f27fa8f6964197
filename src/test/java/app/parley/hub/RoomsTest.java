package app.parley.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.value.ChatText;
import app.parley.hub.value.Client;
import app.parley.hub.value.CloseReason;
import app.parley.hub.value.Departure;
import app.parley.hub.value.JoinOptions;
import app.parley.hub.value.Journal;
import app.parley.hub.value.MediaStatePatch;
import app.parley.hub.value.PeerView;
import app.parley.hub.value.PresenceEvent;
import app.parley.hub.value.QualitySample;
import app.parley.hub.value.RoomCommand;
import app.parley.hub.value.RoomDefinition;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.hub.value.RoomEvent;
import app.parley.hub.value.RoomView;
import app.parley.hub.value.Topic;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.EndReason;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.LeaveReason;
import app.parley.kernel.PeerId;
import app.parley.kernel.Person;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.SignalType;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoomsTest {
    private final HubFixture fixture = new HubFixture();
    private final Hub hub = fixture.hub;
    private final TestSession alice = fixture.connects("Alice");
    private final TestSession bob = fixture.connects("Bob");
    private final TestSession carol = fixture.connects("Carol");

    @Test
    void laterArrivalLearnsWhoIsAlreadyThere() {
        PeerId first = alice.enters(HubFixture.STANDUP);
        bob.enters(HubFixture.STANDUP);

        RoomEvent.Snapshot snapshot = bob.inbox.last(RoomEvent.Snapshot.class);
        assertThat(snapshot.peers()).extracting(PeerView::peer).containsExactly(first);
        assertThat(snapshot.room().id()).isEqualTo(HubFixture.STANDUP);
        assertThat(snapshot.you().role()).isEqualTo("member");
        assertThat(snapshot.you().ticket()).isNotEmpty();
    }

    @Test
    void aSecondDeviceOfWhoIsAloneMakesNoCallAndKeepsNoneGoing() {
        TestSession phone = fixture.connects("Alice");
        alice.enters(HubFixture.STANDUP);
        phone.enters(HubFixture.STANDUP);
        assertThat(fixture.journal.calls()).isEmpty();

        bob.enters(HubFixture.STANDUP);
        bob.leaves(HubFixture.STANDUP);
        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.COMPLETED);
    }

    @Test
    void thoseInsideLearnWhoJoinsAndNobodySeesTheirOwnArrival() {
        alice.enters(HubFixture.STANDUP);
        PeerId second = bob.enters(HubFixture.STANDUP);

        assertThat(alice.inbox.last(RoomEvent.Joined.class).peer().peer()).isEqualTo(second);
        assertThat(bob.inbox.all(RoomEvent.Joined.class)).isEmpty();
    }

    @Test
    void everybodySeesTheSameEventsNumberedWithoutAGap() {
        alice.enters(HubFixture.STANDUP);
        bob.enters(HubFixture.STANDUP);
        say(alice, "1", "one");
        carol.enters(HubFixture.STANDUP);
        say(bob, "2", "two");
        carol.leaves(HubFixture.STANDUP);
        say(alice, "3", "three");

        for (TestSession member : List.of(alice, bob)) {
            List<Long> sequence = member.sequence();
            for (int i = 1; i < sequence.size(); i++) {
                assertThat(sequence.get(i)).isEqualTo(sequence.get(i - 1) + 1);
            }
        }
        assertThat(bob.inbox.all(RoomEvent.Said.class))
                .containsExactlyElementsOf(alice.inbox.all(RoomEvent.Said.class));
        assertThat(carol.inbox.all(RoomEvent.Said.class))
                .extracting(RoomEvent.Said::text)
                .containsExactly("two");
    }

    @Test
    void aSignalReachesOnlyItsAddresseeAndUnchanged() {
        PeerId from = alice.enters(HubFixture.STANDUP);
        PeerId to = bob.enters(HubFixture.STANDUP);
        carol.enters(HubFixture.STANDUP);
        String body = "{ \"type\":\"video-offer\",  \"sdp\":{\"type\":\"offer\",\"sdp\":\"v=0\"}, \"extra\":1}";

        hub.signal(alice.session, HubFixture.STANDUP, to, SignalType.VIDEO_OFFER, body);

        assertThat(bob.inbox.last(RoomEvent.Signalled.class).body()).isEqualTo(body);
        assertThat(carol.inbox.all(RoomEvent.Signalled.class)).isEmpty();
        assertThat(alice.inbox.all(RoomEvent.Signalled.class)).isEmpty();
        assertThat(from).isNotEqualTo(to);
    }

    @Test
    void aSignalToSomebodyInAnotherRoomIsRefused() {
        RoomId other = new RoomId("design");
        fixture.room(other, Kind.TEAM, 8);
        alice.enters(HubFixture.STANDUP);
        PeerId elsewhere = bob.enters(other);

        assertRefused(
                ErrorCode.NO_SUCH_PEER,
                () -> hub.signal(alice.session, HubFixture.STANDUP, elsewhere, SignalType.HANG_UP, "{}"));
        assertRefused(
                ErrorCode.NO_SUCH_ROOM, () -> hub.signal(alice.session, other, elsewhere, SignalType.HANG_UP, "{}"));
    }

    @Test
    void aFullRoomRefusesAndPlacesHeldForReconnectingPeersCount() {
        RoomId small = new RoomId("small");
        fixture.room(small, Kind.TEAM, 2);
        alice.enters(small);
        bob.enters(small);
        hub.suspend(bob.session, Departure.CONNECTION_LOST);

        assertRefused(ErrorCode.ROOM_FULL, () -> carol.enters(small));
    }

    @Test
    void enteringTwiceOnOneConnectionIsRefusedButASecondDeviceIsASecondPeer() {
        PeerId first = alice.enters(HubFixture.STANDUP);
        TestSession phone = fixture.connects("Alice");

        assertRefused(ErrorCode.ALREADY_IN_ROOM, () -> alice.enters(HubFixture.STANDUP));
        assertThat(phone.enters(HubFixture.STANDUP)).isNotEqualTo(first);
    }

    @Test
    void aPrivateRoomDoesNotExistForWhoIsNoMember() {
        RoomId secret = new RoomId("secret");
        hub.team().putRoom(new RoomDefinition(secret, "Secret", Kind.PRIVATE, 8, null, Set.of(alice.user()), Set.of()));

        alice.enters(secret);

        assertRefused(ErrorCode.NO_SUCH_ROOM, () -> bob.enters(secret));
        bob.watches(Topic.ROOMS);
        assertThat(bob.inbox.last(PresenceEvent.RoomList.class).rooms())
                .extracting(RoomView::id)
                .containsExactly(HubFixture.STANDUP);
    }

    @Test
    void aPasscodeIsAskedForAndChecked() {
        RoomId closed = new RoomId("closed");
        hub.team()
                .putRoom(new RoomDefinition(closed, "Closed", Kind.TEAM, 8, "open sesame"::equals, Set.of(), Set.of()));

        assertRefused(ErrorCode.WRONG_PASSCODE, () -> alice.enters(closed));
        alice.enters(closed, new JoinOptions("open sesame", null, null, null));
    }

    @Test
    void aGuestOfOneRoomKnowsNoOther() {
        TestSession guest = fixture.connects(
                new Person(new UserId("guest-1"), "Gina", true, false, HubFixture.STANDUP), Client.Dialect.STOMP);
        fixture.room(new RoomId("design"), Kind.TEAM, 8);

        guest.enters(HubFixture.STANDUP);

        assertRefused(ErrorCode.NO_SUCH_ROOM, () -> guest.enters(new RoomId("design")));
        assertRefused(ErrorCode.FORBIDDEN, () -> guest.watches(Topic.PRESENCE));
    }

    @Test
    void aDroppedLineHoldsThePlaceAndTheOthersSeeReconnecting() {
        alice.enters(HubFixture.STANDUP);
        PeerId held = bob.enters(HubFixture.STANDUP);

        hub.suspend(bob.session, Departure.CONNECTION_LOST);
        assertThat(alice.inbox.last(RoomEvent.PeerChanged.class).connection()).isEqualTo("reconnecting");
        fixture.passes(Duration.ofSeconds(89));
        hub.resume(bob.session);

        assertThat(alice.inbox.last(RoomEvent.PeerChanged.class).peer()).isEqualTo(held);
        assertThat(alice.inbox.last(RoomEvent.PeerChanged.class).connection()).isEqualTo("ok");
        assertThat(alice.inbox.all(RoomEvent.Left.class)).isEmpty();
    }

    @Test
    void whoIsGoneLongerThanTheWindowIsLost() {
        alice.enters(HubFixture.STANDUP);
        bob.enters(HubFixture.STANDUP);

        hub.suspend(bob.session, Departure.CONNECTION_LOST);
        fixture.passes(Duration.ofSeconds(90));

        assertThat(alice.inbox.last(RoomEvent.Left.class).reason()).isEqualTo(LeaveReason.LOST);
        assertThat(bob.inbox.closed).containsExactly(CloseReason.BYE);
    }

    @Test
    void aClosedTabHoldsItsPlaceForAMomentAndThenHasLeft() {
        alice.enters(HubFixture.STANDUP);
        bob.enters(HubFixture.STANDUP);

        hub.suspend(bob.session, Departure.TAB_CLOSED);
        fixture.passes(Duration.ofSeconds(4));
        assertThat(alice.inbox.all(RoomEvent.Left.class)).isEmpty();
        fixture.passes(Duration.ofSeconds(1));

        assertThat(alice.inbox.last(RoomEvent.Left.class).reason()).isEqualTo(LeaveReason.LEFT);
    }

    @Test
    void onlyWhatChangedOfAPeersStateIsTold() {
        PeerId peer = alice.enters(HubFixture.STANDUP);
        bob.enters(HubFixture.STANDUP);

        hub.command(
                alice.session,
                HubFixture.STANDUP,
                new RoomCommand.Change(new MediaStatePatch(true, false, null, null, null, null)));

        RoomEvent.PeerChanged told = bob.inbox.last(RoomEvent.PeerChanged.class);
        assertThat(told.peer()).isEqualTo(peer);
        assertThat(told.state()).isEqualTo(new MediaStatePatch(true, null, null, null, null, null));
    }

    @Test
    void theQualityOfALineIsStoredAndToldToNobody() {
        PeerId hers = alice.enters(HubFixture.STANDUP);
        bob.enters(HubFixture.STANDUP);
        alice.inbox.forget();
        QualitySample sample = new QualitySample(
                hers, fixture.clock.instant(), 80.0, 1.5, 4.0, 900.0, 900.0, 640, 480, 30.0, false, null, null);
        hub.command(bob.session, HubFixture.STANDUP, new RoomCommand.Report(List.of(sample), null));

        assertThat(fixture.journal.all(Journal.QualityReported.class)).hasSize(1);
        assertThat(alice.inbox.delivered).isEmpty();
    }

    @Test
    void anAdHocRoomIsGoneSoonAfterTheLastOneLeft() {
        RoomId quick = new RoomId("quick");
        fixture.room(quick, Kind.ADHOC, 8, alice.user());
        alice.enters(quick);
        alice.leaves(quick);

        fixture.passes(Duration.ofSeconds(5));

        assertRefused(ErrorCode.NO_SUCH_ROOM, () -> alice.enters(quick));
        assertThat(fixture.journal.all(Journal.RoomClosed.class)).hasSize(1);
    }

    @Test
    void aRemovedRoomSaysSoToThoseInside() {
        alice.enters(HubFixture.STANDUP);
        bob.enters(HubFixture.STANDUP);

        hub.team().removeRoom(HubFixture.STANDUP);

        assertThat(alice.inbox.last(RoomEvent.Ended.class).reason()).isEqualTo(EndReason.ENDED);
        assertThat(alice.inbox.dropped).containsExactly(new Topic.InRoom(HubFixture.STANDUP));
        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(fixture.journal.onlyCall().endReason()).isEqualTo(EndReason.ENDED);
    }

    @Test
    void nobodyIsLetInWhileTheServerDrains() {
        alice.enters(HubFixture.STANDUP);

        hub.drain(Duration.ofSeconds(3));

        assertThat(alice.inbox.last(RoomEvent.Draining.class).retryAfter()).isEqualTo(3_000);
        assertRefused(ErrorCode.DRAINING, () -> bob.enters(HubFixture.STANDUP));
    }

    private void say(TestSession speaker, String id, String text) {
        hub.command(speaker.session, HubFixture.STANDUP, new RoomCommand.Say(id, new ChatText(text)));
    }

    static void assertRefused(ErrorCode code, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        RequestException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
