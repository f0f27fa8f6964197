package app.parley.hub;

import static app.parley.hub.value.RingRequest.Answer.ACCEPT;
import static app.parley.hub.value.RingRequest.Answer.DECLINE;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.value.CallEvent.Decided;
import app.parley.hub.value.CallEvent.Ring;
import app.parley.hub.value.CallEvent.Ringing;
import app.parley.hub.value.CallEvent.Taken;
import app.parley.hub.value.CallRecord.ParticipantRecord;
import app.parley.hub.value.Departure;
import app.parley.hub.value.RingRequest;
import app.parley.hub.value.RoomView.Named;
import app.parley.kernel.CallMedia;
import app.parley.kernel.ParticipantOutcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several people are rung at once: each decides for themselves alone. */
class GroupRingingTest {
    private final HubFixture fixture = new HubFixture();
    private final Hub hub = fixture.hub;
    private final TestSession alice = fixture.connects("Alice");
    private final TestSession bob = fixture.connects("Bob");
    private final TestSession carol = fixture.connects("Carol");

    @Test
    void theOthersRingOnWhenOneOfSeveralAnswersAndTheCallerGoesIntoTheRoomByAnotherPage() {
        Ringing ringing = alice.rings(bob, carol);
        bob.answers(ringing.call(), ACCEPT);
        TestSession page = fixture.connects("Alice");
        page.enters(ringing.room());
        bob.enters(ringing.room());

        hub.close(alice.session, true);
        assertThat(carol.inbox.all(Decided.class)).isEmpty();
        carol.answers(ringing.call(), DECLINE);

        assertThat(page.inbox.last(Decided.class).type()).isEqualTo("declined");
        assertThat(page.inbox.last(Decided.class).user()).isEqualTo(carol.user());
    }

    @Test
    void eachOfSeveralHearsWhoElseIsRung() {
        TestSession dave = fixture.connects("Dave");
        Ringing ringing = alice.rings(bob, carol, dave);
        assertThat(bob.inbox.last(Ring.class).others()).extracting(Named::name).containsExactly("Carol", "Dave");

        dave.answers(ringing.call(), DECLINE);
        carol.answers(ringing.call(), ACCEPT);
        TestSession phone = fixture.connects("Bob");

        assertThat(phone.inbox.last(Ring.class).others())
                .extracting(Named::name)
                .containsExactly("Carol");
    }

    @Test
    void theOthersRingOnWhileTheCallersPageLoads() {
        Ringing ringing = alice.rings(bob, carol);
        bob.answers(ringing.call(), ACCEPT);
        hub.suspend(alice.session, Departure.TAB_CLOSED);

        fixture.passes(Duration.ofSeconds(20));
        assertThat(carol.inbox.all(Decided.class)).isEmpty();
        fixture.passes(Duration.ofSeconds(10));

        assertThat(carol.inbox.last(Decided.class).type()).isEqualTo("cancelled");
    }

    @Test
    void whoeverRingsTheSameAgainHearsWhatWasDecidedMeanwhile() {
        RingRequest request = new RingRequest("again", List.of(bob.user(), carol.user()), CallMedia.VIDEO, null);
        hub.ring(alice.session, request);
        Ringing ringing = alice.inbox.last(Ringing.class);
        bob.answers(ringing.call(), ACCEPT);
        TestSession page = fixture.connects("Alice");

        hub.ring(page.session, request);

        assertThat(page.inbox.last(Ringing.class).call()).isEqualTo(ringing.call());
        assertThat(page.inbox.all(Decided.class)).extracting(Decided::type).containsExactly("accepted");
        assertThat(carol.inbox.all(Ring.class)).hasSize(1);
    }

    @Test
    void oneOfSeveralWhoDeclinesOrAnswersStopsNobodyElsesRing() {
        TestSession dave = fixture.connects("Dave");
        Ringing ringing = alice.rings(bob, carol, dave);
        bob.answers(ringing.call(), DECLINE);
        carol.answers(ringing.call(), ACCEPT);
        alice.enters(ringing.room());
        carol.enters(ringing.room());

        assertThat(dave.inbox.all(Decided.class)).isEmpty();
        assertThat(dave.inbox.all(Taken.class)).isEmpty();
        dave.answers(ringing.call(), ACCEPT);
        dave.enters(ringing.room());
        assertThat(fixture.journal.onlyCall().people())
                .extracting(ParticipantRecord::outcome)
                .containsExactly(
                        ParticipantOutcome.JOINED,
                        ParticipantOutcome.DECLINED,
                        ParticipantOutcome.JOINED,
                        ParticipantOutcome.JOINED);
    }
}
