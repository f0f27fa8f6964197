package app.parley.hub;

import static app.parley.hub.RoomsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.value.CallEvent.Ring;
import app.parley.hub.value.JoinOptions;
import app.parley.hub.value.JsonEvent.UserSignal;
import app.parley.hub.value.RingRequest.Answer;
import app.parley.hub.value.RoomEvent.Signalled;
import app.parley.hub.value.RoomEvent.Snapshot;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.PeerId;
import app.parley.kernel.RoomId;
import app.parley.kernel.SignalType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What passes between Mia with MDN's page and Bob with STOMP once they are in a call. */
class BridgedSignalsTest {
    private static final Duration SETTLING = Duration.ofMillis(500);

    private final HubFixture fixture = new HubFixture();
    private final Hub hub = fixture.hub;
    private final TestSession mia = fixture.joinsJson("Mia");
    private final TestSession bob = fixture.connects("Bob");

    @Test
    void whatWaitedForTheCalleeFollowsInOrderAndUnchanged() {
        String offer = "{\"type\":\"video-offer\",\"name\":\"Mia\",\"target\":\"bob\",\"sdp\":{}}";
        fixture.api.signal(mia.session, SignalType.VIDEO_OFFER, "bob", offer);
        mia.signals("new-ice-candidate", "bob");
        Ring ring = bob.inbox.last(Ring.class);
        bob.answers(ring.call(), Answer.ACCEPT);
        mia.signals("video-offer", "bob");
        assertThat(bob.inbox.all(Signalled.class)).isEmpty();

        bob.enters(ring.room());
        mia.signals("new-ice-candidate", "bob");

        assertThat(bob.inbox.types())
                .endsWith("room", "video-offer", "new-ice-candidate", "video-offer", "new-ice-candidate");
        assertThat(bob.inbox.all(Signalled.class).get(0).body()).isEqualTo(offer);
    }

    @Test
    void whatStompSignalsReachesTheJsonClientUnderItsSendersName() {
        Talk talk = miaCalls();
        talk.bobSignals("video-answer", "{\"sdp\":1}");
        talk.bobSignals("new-ice-candidate");
        talk.bobSignals("want");
        talk.bobSignals("sending");
        talk.bobSignals("restart");

        assertThat(mia.inbox.all(UserSignal.class))
                .containsExactly(
                        new UserSignal("video-answer", "bob", "Mia", "{\"sdp\":1}"),
                        new UserSignal("new-ice-candidate", "bob", "Mia", "{}"));
    }

    @Test
    void theNewcomersOfferBecomesAVideoOfferAndTheAnswerGoesBack() {
        Talk talk = bobCalls();
        talk.bobSignals("video-offer");
        talk.bobSignals("new-ice-candidate");
        mia.signals("video-answer", "bob");
        mia.signals("video-offer", "bob");
        talk.bobSignals("video-answer");

        assertThat(mia.signalsHeard()).containsExactly("video-offer", "new-ice-candidate", "video-answer");
        assertThat(bobHeard()).containsExactly("video-answer", "video-offer");
    }

    @Test
    void anOfferBehindAnAnswerWaitsAndNothingOvertakesIt() {
        Talk talk = miaCalls();
        talk.bobSignals("video-answer");
        talk.bobSignals("video-offer");
        talk.bobSignals("new-ice-candidate");
        assertThat(mia.signalsHeard()).containsExactly("video-answer");

        fixture.passes(SETTLING);

        assertThat(mia.signalsHeard()).containsExactly("video-answer", "video-offer", "new-ice-candidate");
    }

    @Test
    void ofTwoOffersThatMeetTheJsonClientsStands() {
        Talk talk = miaCalls();
        talk.bobSignals("video-offer");
        talk.bobSignals("new-ice-candidate");
        assertThat(mia.signalsHeard()).isEmpty();

        talk.bobSignals("video-answer");
        talk.bobSignals("new-ice-candidate");
        talk.bobSignals("video-offer");
        fixture.passes(SETTLING);

        assertThat(mia.signalsHeard()).containsExactly("video-answer", "new-ice-candidate", "video-offer");
    }

    @Test
    void anOfferThatWaitedGivesWayToOneThatCameMeanwhile() {
        Talk talk = bobCalls();
        talk.bobSignals("video-offer");
        mia.signals("video-answer", "bob");
        talk.bobSignals("video-offer");
        mia.signals("video-offer", "bob");
        fixture.passes(SETTLING);

        assertThat(mia.signalsHeard()).containsExactly("video-offer");
        assertThat(bobHeard()).containsExactly("video-answer", "video-offer");
    }

    @Test
    void aHangUpSignalTakesTheJsonClientOutOfTheCall() {
        Talk talk = miaCalls();
        talk.bobSignals("hang-up");

        assertThat(mia.signalsHeard()).containsExactly("hang-up");
        assertThat(bob.inbox.types()).contains("left", "ended");
        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.COMPLETED);
    }

    @Test
    void aPageThatWasLoadedAgainBeginsANewConnection() {
        Talk talk = miaCalls();
        talk.bobSignals("video-answer");
        Snapshot place = bob.inbox.last(Snapshot.class);
        TestSession reloaded = fixture.connects("Bob");
        reloaded.enters(
                talk.room, new JoinOptions(null, place.you().peer(), place.you().ticket(), null));
        hub.signal(reloaded.session, talk.room, talk.json, SignalType.WANT, "{}");
        hub.signal(reloaded.session, talk.room, talk.json, SignalType.VIDEO_OFFER, "{}");
        mia.signals("video-answer", "bob");

        assertThat(mia.signalsHeard()).containsExactly("video-answer", "hang-up", "video-offer");
        assertThat(reloaded.inbox.last(Signalled.class).type()).isEqualTo("video-answer");
    }

    @Test
    void aCallThatMovesToAnotherDeviceGoesOnThere() {
        Talk talk = miaCalls();
        talk.bobSignals("video-answer");
        PeerId before = bob.inbox.last(Snapshot.class).you().peer();
        TestSession phone = fixture.connects("Bob");
        phone.enters(talk.room, new JoinOptions(null, null, null, before));
        hub.signal(phone.session, talk.room, talk.json, SignalType.VIDEO_OFFER, "{}");
        hub.signal(phone.session, talk.room, talk.json, SignalType.NEW_ICE_CANDIDATE, "{}");
        assertThat(mia.signalsHeard()).containsExactly("video-answer");

        fixture.passes(Duration.ofSeconds(2));

        assertThat(mia.signalsHeard()).containsExactly("video-answer", "hang-up", "video-offer", "new-ice-candidate");
        mia.signals("video-answer", "bob");
        assertThat(phone.inbox.last(Signalled.class).type()).isEqualTo("video-answer");
        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.ONGOING);
    }

    @Test
    void nobodyButThePartnerSignalsToAJsonClient() {
        TestSession carol = fixture.connects("Carol");
        Talk talk = miaCalls();

        assertRefused(
                ErrorCode.NO_SUCH_ROOM,
                () -> hub.signal(carol.session, talk.room, talk.json, SignalType.VIDEO_OFFER, "{}"));
        assertThat(mia.signalsHeard()).isEmpty();
    }

    @Test
    void whatWaitsIsBounded() {
        for (int number = 0; number < 128; number++) {
            mia.signals(number == 0 ? "video-offer" : "new-ice-candidate", "bob");
        }

        assertRefused(ErrorCode.TOO_MANY, () -> mia.signals("new-ice-candidate", "bob"));
    }

    private List<String> bobHeard() {
        return bob.inbox.all(Signalled.class).stream().map(Signalled::type).toList();
    }

    private Talk miaCalls() {
        mia.signals("video-offer", "bob");
        Ring ring = bob.inbox.last(Ring.class);
        bob.answers(ring.call(), Answer.ACCEPT);
        return enters(ring.room());
    }

    private Talk bobCalls() {
        return enters(bob.rings(mia).room());
    }

    private Talk enters(RoomId room) {
        bob.enters(room);
        return new Talk(room, bob.inbox.last(Snapshot.class).peers().get(0).peer());
    }

    private final class Talk {
        private final RoomId room;
        private final PeerId json;

        private Talk(RoomId room, PeerId json) {
            this.room = room;
            this.json = json;
        }

        private void bobSignals(String type) {
            bobSignals(type, "{}");
        }

        private void bobSignals(String type, String body) {
            hub.signal(bob.session, room, json, SignalType.ofWire(type).orElseThrow(), body);
        }
    }
}
