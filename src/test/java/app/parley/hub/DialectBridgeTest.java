package app.parley.hub;

import static app.parley.hub.RoomsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.value.CallEvent.CallEnded;
import app.parley.hub.value.CallEvent.Decided;
import app.parley.hub.value.CallEvent.Ring;
import app.parley.hub.value.CallEvent.Ringing;
import app.parley.hub.value.CallRecord;
import app.parley.hub.value.CallRecord.ParticipantRecord;
import app.parley.hub.value.ChatText;
import app.parley.hub.value.Client.Dialect;
import app.parley.hub.value.Departure;
import app.parley.hub.value.JsonEvent.UserMessage;
import app.parley.hub.value.MediaState;
import app.parley.hub.value.PeerView;
import app.parley.hub.value.Presence;
import app.parley.hub.value.RingRequest.Answer;
import app.parley.hub.value.RoomCommand;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.hub.value.RoomEvent.Said;
import app.parley.hub.value.RoomEvent.Snapshot;
import app.parley.hub.value.StatusText;
import app.parley.kernel.CallKind;
import app.parley.kernel.CallMedia;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.EndReason;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.ParticipantOutcome;
import app.parley.kernel.ParticipantRole;
import app.parley.kernel.PeerId;
import app.parley.kernel.Person;
import app.parley.kernel.RoomId;
import app.parley.kernel.SignalType;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls between the dialects, from the ring to the row in the log: Mia has MDN's page, Bob has STOMP. */
class DialectBridgeTest {
    private final HubFixture fixture = new HubFixture();
    private final Hub hub = fixture.hub;
    private final TestSession mia = fixture.joinsJson("Mia");
    private final TestSession bob = fixture.connects("Bob");

    @Test
    void anOfferRingsOnAllDevicesAndOnesThatComeLater() {
        TestSession phone = fixture.connects("Bob");
        mia.signals("video-offer", "bob");
        mia.signals("video-offer", "bob");
        TestSession late = fixture.connects("Bob");

        for (TestSession device : List.of(bob, phone, late)) {
            assertThat(device.inbox.all(Ring.class)).singleElement().satisfies(ring -> {
                assertThat(ring.from().name()).isEqualTo("Mia");
                assertThat(ring.media()).isEqualTo(CallMedia.VIDEO);
            });
        }
    }

    @Test
    void whoAcceptsFindsTheCallerInTheRoom() {
        Ring ring = rings(mia, bob);
        bob.answers(ring.call(), Answer.ACCEPT);
        bob.enters(ring.room());

        assertThat(bob.inbox.last(Snapshot.class).peers()).singleElement().satisfies(peer -> {
            assertThat(peer.dialect()).isEqualTo("json");
            assertThat(peer.user()).isEqualTo(mia.user());
            assertThat(peer.state()).isEqualTo(new MediaState(true, true, false, false, false, false));
            assertThat(peer.peer())
                    .isGreaterThan(bob.inbox.last(Snapshot.class).you().peer());
        });
    }

    @Test
    void aCallIsOneRowWithBothPeoplesTimes() {
        Ring ring = rings(mia, bob);
        mia.signals("video-offer", "bob");
        bob.answers(ring.call(), Answer.ACCEPT);
        bob.enters(ring.room());
        fixture.passes(Duration.ofSeconds(5));
        mia.signals("hang-up", null);

        assertThat(bob.inbox.last(CallEnded.class).reason()).isEqualTo(EndReason.LEFT);
        assertThat(bob.inbox.types()).contains("left", "ended");
        assertThat(mia.signalsHeard()).isEmpty();
        CallRecord logged = fixture.journal.onlyCall();
        assertThat(logged.outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(logged.kind()).isEqualTo(CallKind.DIRECT);
        assertThat(logged.people())
                .extracting(ParticipantRecord::role)
                .containsExactly(ParticipantRole.CALLER, ParticipantRole.CALLEE);
        assertThat(logged.people())
                .extracting(ParticipantRecord::outcome)
                .containsExactly(ParticipantOutcome.JOINED, ParticipantOutcome.JOINED);
        assertThat(logged.people())
                .allSatisfy(participant -> assertThat(participant.spans()).hasSize(1));
    }

    @Test
    void declinedMissedBusyAndNeverEnteredAreAHangUp() {
        bob.declines(rings(mia, bob).call(), "In 5 minutes.");
        assertThat(mia.signalsHeard()).containsExactly("hang-up");

        rings(mia, bob);
        fixture.passes(Duration.ofSeconds(45));
        assertThat(mia.signalsHeard()).hasSize(2);

        bob.answers(rings(mia, bob).call(), Answer.ACCEPT);
        fixture.passes(Duration.ofSeconds(30));
        assertThat(mia.signalsHeard()).hasSize(3);

        hub.setStatus(bob.user(), Presence.Status.DND, StatusText.NONE, null);
        mia.signals("video-offer", "bob");
        assertThat(mia.signalsHeard()).containsExactly("hang-up", "hang-up", "hang-up", "hang-up");
        assertThat(fixture.journal.calls())
                .extracting(CallRecord::outcome)
                .containsExactly(CallOutcome.DECLINED, CallOutcome.MISSED, CallOutcome.FAILED, CallOutcome.BUSY);
    }

    @Test
    void aCallerWhoGivesUpOrIsGoneCancels() {
        rings(mia, bob);
        mia.signals("hang-up", null);
        rings(mia, bob);
        hub.close(mia.session, false);

        assertThat(bob.inbox.all(Decided.class)).extracting(Decided::type).containsExactly("cancelled", "cancelled");
        assertThat(fixture.journal.calls())
                .extracting(CallRecord::outcome)
                .containsExactly(CallOutcome.CANCELLED, CallOutcome.CANCELLED);
    }

    @Test
    void whoAcceptedDoesNotWaitForACallerWhoIsGone() {
        Ring ring = rings(mia, bob);
        bob.answers(ring.call(), Answer.ACCEPT);
        hub.close(mia.session, false);

        assertThat(bob.inbox.last(CallEnded.class).reason()).isEqualTo(EndReason.FAILED);
        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.FAILED);
    }

    @Test
    void aJsonLineThatIsLostEndsTheCall() {
        talk();
        hub.close(mia.session, false);

        assertThat(bob.inbox.last(CallEnded.class).reason()).isEqualTo(EndReason.LOST);
        assertThat(fixture.journal.onlyCall().endReason()).isEqualTo(EndReason.LOST);
    }

    @Test
    void howeverStompLeavesTheJsonClientHearsAHangUp() {
        bob.leaves(talk());
        assertThat(mia.signalsHeard()).containsExactly("hang-up");

        talk();
        hub.suspend(bob.session, Departure.CONNECTION_LOST);
        fixture.passes(Duration.ofSeconds(89));
        assertThat(mia.signalsHeard()).hasSize(1);
        fixture.passes(Duration.ofSeconds(1));
        assertThat(mia.signalsHeard()).containsExactly("hang-up", "hang-up");
    }

    @Test
    void aRingIsAcceptedAtOnceByWhoHasOnlyAJsonClient() {
        Ringing ringing = bob.rings(mia);

        assertThat(bob.inbox.types()).containsSubsequence("ringing", "accepted");
        assertThat(bob.inbox.last(Decided.class).user()).isEqualTo(mia.user());
        bob.enters(ringing.room());
        assertThat(bob.inbox.last(Snapshot.class).peers())
                .singleElement()
                .extracting(PeerView::dialect)
                .isEqualTo("json");
        bob.leaves(ringing.room());

        assertThat(mia.signalsHeard()).isEmpty();
        CallRecord logged = fixture.journal.onlyCall();
        assertThat(logged.startedBy()).isEqualTo(bob.user());
        assertThat(logged.people())
                .extracting(ParticipantRecord::outcome)
                .containsExactly(ParticipantOutcome.JOINED, ParticipantOutcome.JOINED);
    }

    @Test
    void aCallerWhoNeverEntersFails() {
        bob.rings(mia);
        fixture.passes(Duration.ofSeconds(30));

        assertThat(bob.inbox.last(CallEnded.class).reason()).isEqualTo(EndReason.FAILED);
        assertThat(mia.signalsHeard()).isEmpty();
        assertThat(bob.rings(mia)).isNotNull();
        assertThat(bob.inbox.last(Decided.class).type()).isEqualTo("accepted");
    }

    @Test
    void aJsonClientIsBusyForGroupsRoomsAndASecondCall() {
        TestSession carol = fixture.connects("Carol");
        bob.rings(mia, carol);
        assertThat(bob.inbox.last(Decided.class).type()).isEqualTo("busy");
        assertThat(carol.inbox.all(Ring.class)).hasSize(1);

        RoomId open = new RoomId("open");
        fixture.room(open, Kind.ADHOC, 8, carol.user());
        TestSession dave = fixture.joinsJson(
                fixture.connects(new Person(new UserId("dave"), "Dave", false, false, null), Dialect.JSON));
        carol.enters(open);
        carol.rings(List.of(dave.user()), open);
        assertThat(carol.inbox.last(Decided.class).type()).isEqualTo("busy");

        rings(mia, bob);
        carol.rings(mia);
        assertThat(carol.inbox.last(Decided.class).type()).isEqualTo("busy");
        dave.signals("video-offer", "Mia");
        assertThat(dave.signalsHeard()).containsExactly("hang-up");
        assertThat(mia.signalsHeard()).isEmpty();
    }

    @Test
    void whereThereIsARingItRingsEvenForWhoHasAJsonClientToo() {
        TestSession page =
                fixture.joinsJson(fixture.connects(new Person(bob.user(), "Bob", false, false, null), Dialect.JSON));
        TestSession carol = fixture.connects("Carol");
        carol.rings(bob);
        mia.signals("video-offer", "bob");

        assertThat(bob.inbox.all(Ring.class)).hasSize(2);
        assertThat(page.signalsHeard()).isEmpty();
        assertThat(carol.inbox.all(Decided.class)).isEmpty();
    }

    @Test
    void anOfferToSomebodyElseEndsTheCallBefore() {
        talk();
        TestSession carol = fixture.connects("Carol");
        rings(mia, carol);

        assertThat(bob.inbox.last(CallEnded.class).reason()).isEqualTo(EndReason.LEFT);
        mia.signals("hang-up", null);
        assertThat(carol.inbox.last(Decided.class).type()).isEqualTo("cancelled");
        assertThat(bob.inbox.all(CallEnded.class)).hasSize(1);
    }

    @Test
    void whoIsPutOutHearsAHangUpToo() {
        RoomId room = bob.rings(mia).room();
        PeerId host = bob.enters(room);
        fixture.connects("Bob").enters(room);
        PeerId json = bob.inbox.last(Snapshot.class).peers().get(0).peer();
        hub.signal(bob.session, room, json, SignalType.VIDEO_OFFER, "{}");

        hub.command(bob.session, room, new RoomCommand.Remove(json));
        fixture.passes(Duration.ofMillis(100));

        assertThat(host).isNotEqualTo(json);
        assertThat(mia.signalsHeard()).containsExactly("video-offer", "hang-up");
    }

    @Test
    void whatIsSaidInACallCrossesTheBridge() {
        TestSession zoe = fixture.joinsJson("Zoe");
        assertRefused(ErrorCode.NO_SUCH_CALL, () -> fixture.api.say(mia.session, "bob", "early", "1"));
        RoomId room = talk();

        fixture.api.say(mia.session, "bob", "psst", "1");
        fixture.api.say(mia.session, null, "hello all", "1");
        hub.command(bob.session, room, new RoomCommand.Say("b1", new ChatText("hi Mia")));

        assertThat(bob.inbox.all(Said.class)).extracting(Said::text).containsExactly("psst", "hello all", "hi Mia");
        assertThat(mia.inbox.all(UserMessage.class))
                .extracting(UserMessage::text)
                .containsExactly("hello all", "hi Mia");
        assertThat(mia.inbox.last(UserMessage.class).name()).isEqualTo("bob");
        assertThat(mia.inbox.last(UserMessage.class).target()).isEqualTo("Mia");
        assertThat(zoe.inbox.all(UserMessage.class))
                .extracting(UserMessage::text)
                .containsExactly("hello all");
    }

    @Test
    void whoIsNotOnlineOrOneselfCannotBeCalled() {
        assertRefused(ErrorCode.NO_SUCH_USER, () -> mia.signals("video-offer", "carol"));
        assertRefused(ErrorCode.NO_SUCH_CALL, () -> mia.signals("video-answer", "bob"));
        assertRefused(ErrorCode.NO_SUCH_USER, () -> bob.rings(List.of(new UserId("guest-nobody")), null));
        TestSession page =
                fixture.joinsJson(fixture.connects(new Person(bob.user(), "Bob", false, false, null), Dialect.JSON));
        assertRefused(ErrorCode.BAD_REQUEST, () -> page.signals("video-offer", "bob"));
    }

    private Ring rings(TestSession json, TestSession callee) {
        json.signals("video-offer", callee.user().value());
        return callee.inbox.last(Ring.class);
    }

    /** Mia and Bob are in a call that Mia began. */
    private RoomId talk() {
        Ring ring = rings(mia, bob);
        bob.answers(ring.call(), Answer.ACCEPT);
        bob.enters(ring.room());
        return ring.room();
    }
}
