package app.parley.hub;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.value.CallEvent;
import app.parley.hub.value.CallEvent.Ringing;
import app.parley.hub.value.CallRecord;
import app.parley.hub.value.CallRecord.ParticipantRecord;
import app.parley.hub.value.JoinOptions;
import app.parley.hub.value.Journal;
import app.parley.hub.value.RingRequest;
import app.parley.hub.value.RoomDefinition;
import app.parley.hub.value.RoomEvent.PeerChanged;
import app.parley.hub.value.RoomEvent.Snapshot;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.EndReason;
import app.parley.kernel.ParticipantOutcome;
import app.parley.kernel.PeerId;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hub ends in mid-call, and another is restored from what was stored. */
class CallRecoveryTest {
    private final HubFixture before = new HubFixture();
    private final HubFixture after = new HubFixture();
    private RoomId room;
    private Snapshot alicesPlace;
    private Snapshot bobsPlace;
    private Instant died;

    @BeforeEach
    void aCallGoesOnAndTheServerDies() {
        TestSession alice = before.connects("Alice");
        TestSession bob = before.connects("Bob");
        Ringing ringing = alice.rings(bob);
        bob.answers(ringing.call(), RingRequest.Answer.ACCEPT);
        room = ringing.room();
        alice.enters(room);
        bob.enters(room);
        before.passes(Duration.ofSeconds(30));
        alicesPlace = alice.inbox.last(Snapshot.class);
        bobsPlace = bob.inbox.last(Snapshot.class);
        died = before.clock.instant();
        after.clock.advance(Duration.ofSeconds(40));
        after.hub.team().restore(List.of(before.journal.onlyCall()), died);
    }

    @Test
    void bothComeBackToTheSamePlacesAndCallAndNobodySeesAnybodyJoinOrLeave() {
        TestSession alice = after.connects("Alice");
        PeerId hers = alice.enters(room, ticket(alicesPlace));
        TestSession bob = after.connects("Bob");
        PeerId his = bob.enters(room, ticket(bobsPlace));
        after.passes(Duration.ofSeconds(100));

        assertThat(hers).isEqualTo(alicesPlace.you().peer());
        assertThat(his).isEqualTo(bobsPlace.you().peer());
        assertThat(alice.inbox.last(Snapshot.class).peers())
                .singleElement()
                .satisfies(peer -> assertThat(peer.connection()).isEqualTo("reconnecting"));
        assertThat(alice.inbox.last(PeerChanged.class).connection()).isEqualTo("ok");
        assertThat(alice.inbox.types()).doesNotContain("joined", "left");
        CallRecord call = after.journal.onlyCall();
        assertThat(call.id()).isEqualTo(before.journal.onlyCall().id());
        assertThat(call.outcome()).isEqualTo(CallOutcome.ONGOING);
        assertThat(call.people())
                .allSatisfy(participant -> assertThat(participant.spans()).hasSize(1));
    }

    @Test
    void theStateIsANewOneSoItsEpochIsAnother() {
        TestSession alice = after.connects("Alice");
        alice.enters(room, ticket(alicesPlace));

        assertThat(alice.inbox.last(Snapshot.class).epoch()).isNotEqualTo(alicesPlace.epoch());
    }

    @Test
    void aCallThatNobodyCameBackToWasInterruptedAtTheLastMomentKnown() {
        after.passes(Duration.ofSeconds(90));

        CallRecord call = after.journal.onlyCall();
        assertThat(call.outcome()).isEqualTo(CallOutcome.INTERRUPTED);
        assertThat(call.endReason()).isEqualTo(EndReason.INTERRUPTED);
        assertThat(call.endedAt()).isEqualTo(died);
        assertThat(call.people())
                .extracting(ParticipantRecord::outcome)
                .containsExactly(ParticipantOutcome.JOINED, ParticipantOutcome.JOINED);
        assertThat(call.people())
                .allSatisfy(participant -> assertThat(participant.spans())
                        .singleElement()
                        .satisfies(attendance -> assertThat(attendance.leftAt()).isEqualTo(died)));
    }

    @Test
    void whoComesBackAloneIsToldThatTheOtherIsLost() {
        TestSession alice = after.connects("Alice");
        alice.enters(room, ticket(alicesPlace));

        after.passes(Duration.ofSeconds(90));

        assertThat(alice.inbox.last(CallEvent.CallEnded.class).reason()).isEqualTo(EndReason.LOST);
        assertThat(after.journal.onlyCall().outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(after.journal.onlyCall().endedAt()).isEqualTo(died);
    }

    @Test
    void anAdHocRoomThatNobodyCameBackToIsGoneWhenTheWindowEnds() {
        HubFixture former = new HubFixture();
        HubFixture latter = new HubFixture();
        RoomId quick = new RoomId("quick");
        for (HubFixture fixture : List.of(former, latter)) {
            fixture.room(quick, RoomDefinition.Kind.ADHOC, 8, new UserId("alice"));
        }
        former.connects("Alice").enters(quick);
        former.connects("Bob").enters(quick);
        latter.hub.team().restore(List.of(former.journal.onlyCall()), former.clock.instant());

        latter.passes(Duration.ofSeconds(90));
        latter.passes(Duration.ofSeconds(5));

        assertThat(latter.journal.all(Journal.RoomClosed.class)).hasSize(1);
    }

    @Test
    void anAdHocRoomWithOnePersonInsideIsGoneAtTheSameTimeUnlessThatPersonIsBack() {
        HubFixture fixture = new HubFixture();
        for (String id : List.of("deserted", "found-again", "never-visited")) {
            fixture.hub
                    .team()
                    .restoreRoom(
                            new RoomDefinition(
                                    new RoomId(id), "Quick", RoomDefinition.Kind.ADHOC, 8, null, Set.of(), Set.of()),
                            !id.equals("never-visited"));
        }
        fixture.connects("Alice").enters(new RoomId("found-again"));

        fixture.passes(Duration.ofSeconds(89));
        assertThat(fixture.journal.all(Journal.RoomClosed.class)).isEmpty();
        fixture.passes(Duration.ofSeconds(1));

        assertThat(fixture.journal.all(Journal.RoomClosed.class))
                .extracting(Journal.RoomClosed::room)
                .containsExactly(new RoomId("deserted"));
    }

    private static JoinOptions ticket(Snapshot place) {
        return new JoinOptions(null, place.you().peer(), place.you().ticket(), null);
    }
}
