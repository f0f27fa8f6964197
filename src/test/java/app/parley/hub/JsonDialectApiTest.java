package app.parley.hub;

import static app.parley.hub.RoomsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.HubFixture.Visitor;
import app.parley.hub.value.CallRecord;
import app.parley.hub.value.CallRecord.Leg;
import app.parley.hub.value.Client.Dialect;
import app.parley.hub.value.JsonEvent.FloorSaid;
import app.parley.hub.value.JsonEvent.FloorSignalled;
import app.parley.hub.value.JsonEvent.UserList;
import app.parley.hub.value.Presence;
import app.parley.hub.value.StatusText;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.EndReason;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.ParticipantOutcome;
import app.parley.kernel.Person;
import app.parley.kernel.SignalType;
import app.parley.kernel.UserId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JsonDialectApiTest {
    private static final String OFFER = "{\"type\":\"video-offer\",\"sdp\":{}}";

    private final HubFixture house = new HubFixture();
    private final Hub hub = house.hub;
    private final Visitor ann = guest("Ann");
    private final Visitor ben = guest("Ben");

    @Test
    void everybodyHearsWhoIsOnlineInWhateverDialect() {
        house.connects("Carol");
        house.passes(Duration.ofMillis(100));

        assertThat(ann.inbox.last(UserList.class).users()).containsExactly("Ann", "Ben", "carol");
    }

    @Test
    void aTakenNameGetsANumber() {
        assertThat(guest("Ann").session.person().name()).isEqualTo("Ann1");
        assertThat(guest("ann").session.person().name()).isEqualTo("ann2");
        assertThat(guest("Alice").session.person().name()).isEqualTo("Alice1");
    }

    @Test
    void namesThatAreNoNamesAreRefused() {
        assertRefused(ErrorCode.BAD_REQUEST, () -> guest(""));
        assertRefused(ErrorCode.BAD_REQUEST, () -> guest("<b>"));
        assertRefused(ErrorCode.BAD_REQUEST, () -> guest("x".repeat(33)));
    }

    @Test
    void publicChatReachesAllAndPrivateChatOne() {
        Visitor cat = guest("Cat");

        house.mdn.say(ann.session, null, "hello", "1");
        house.mdn.say(ann.session, "Ben", "psst", "2");

        assertThat(ann.inbox.all(FloorSaid.class)).extracting(FloorSaid::text).containsExactly("hello");
        assertThat(ben.inbox.all(FloorSaid.class)).extracting(FloorSaid::text).containsExactly("hello", "psst");
        assertThat(cat.inbox.all(FloorSaid.class)).extracting(FloorSaid::text).containsExactly("hello");
    }

    @Test
    void chatThatIsTooLongIsRefusedWhole() {
        for (String target : new String[] {null, "Ben"}) {
            assertRefused(
                    ErrorCode.TOO_LARGE, () -> house.mdn.say(ann.session, target, "\uD83D\uDE00".repeat(4_001), "1"));
            house.mdn.say(ann.session, target, "\uD83D\uDE00".repeat(4_000), "2");
        }

        assertThat(ben.inbox.all(FloorSaid.class)).extracting(FloorSaid::id).containsExactly("2", "2");
    }

    @Test
    void twoOffersAreOneCallAndItIsLoggedWhenItEnds() {
        signal(ann, "video-offer", "Ben");
        signal(ann, "video-offer", "Ben");
        signal(ben, "video-answer", "Ann");
        house.passes(Duration.ofSeconds(5));
        house.mdn.signal(ann.session, SignalType.HANG_UP, null, "{\"type\":\"hang-up\",\"target\":null}");

        assertThat(ben.inbox.all(FloorSignalled.class))
                .extracting(FloorSignalled::type)
                .containsExactly("video-offer", "video-offer", "hang-up");
        CallRecord logged = house.journal.onlyCall();
        assertThat(logged.outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(logged.people())
                .extracting(Leg::outcome)
                .containsExactly(ParticipantOutcome.JOINED, ParticipantOutcome.JOINED);
        assertThat(Duration.between(logged.answeredAt(), logged.endedAt())).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aHangUpReachesThePartnerAndNoBystander() {
        Visitor cat = guest("Cat");
        signal(ann, "video-offer", "Ben");
        signal(ben, "video-answer", "Ann");

        house.mdn.signal(ben.session, SignalType.HANG_UP, null, "{}");

        assertThat(ann.inbox.last(FloorSignalled.class).name()).isEqualTo("Ben");
        assertThat(cat.inbox.all(FloorSignalled.class)).isEmpty();
        assertRefused(ErrorCode.NO_SUCH_CALL, () -> house.mdn.signal(cat.session, SignalType.HANG_UP, null, "{}"));
    }

    @Test
    void nothingOfTheCalleesNetworkReachesTheCallerBeforeTheAnswer() {
        signal(ann, "video-offer", "Ben");
        signal(ben, "new-ice-candidate", "Ann");
        assertThat(ann.inbox.all(FloorSignalled.class)).isEmpty();

        signal(ben, "video-answer", "Ann");

        assertThat(ann.inbox.all(FloorSignalled.class))
                .extracting(FloorSignalled::type)
                .containsExactly("video-answer", "new-ice-candidate");
    }

    @Test
    void anOfferRightBehindAnAnswerWaitsForTheOtherPageAndNothingOvertakesIt() {
        signal(ann, "video-offer", "Ben");
        signal(ben, "video-answer", "Ann");
        signal(ben, "new-ice-candidate", "Ann");
        signal(ben, "video-offer", "Ann");
        signal(ben, "new-ice-candidate", "Ann");

        assertThat(ann.inbox.all(FloorSignalled.class))
                .extracting(FloorSignalled::type)
                .containsExactly("video-answer", "new-ice-candidate");
        house.passes(Duration.ofMillis(500));

        assertThat(ann.inbox.all(FloorSignalled.class))
                .extracting(FloorSignalled::type)
                .containsExactly("video-answer", "new-ice-candidate", "video-offer", "new-ice-candidate");
    }

    @Test
    void aLostConnectionEndsTheCallAndThePartnerHearsAHangUp() {
        signal(ann, "video-offer", "Ben");
        signal(ben, "video-answer", "Ann");

        hub.close(ben.session, false);

        assertThat(ann.inbox.last(FloorSignalled.class).type()).isEqualTo("hang-up");
        assertThat(house.journal.onlyCall().outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(house.journal.onlyCall().endReason()).isEqualTo(EndReason.LOST);
    }

    @Test
    void hangingUpBeforeTheAnswerCancelsOrDeclines() {
        signal(ann, "video-offer", "Ben");
        signal(ben, "hang-up", "Ann");
        signal(ann, "video-offer", "Ben");
        signal(ann, "hang-up", null);

        assertThat(house.journal.calls())
                .extracting(CallRecord::outcome)
                .containsExactly(CallOutcome.DECLINED, CallOutcome.CANCELLED);
    }

    @Test
    void anOfferThatNobodyAnswersIsMissedAndHungUp() {
        signal(ann, "video-offer", "Ben");

        house.passes(Duration.ofSeconds(45));

        assertThat(ann.inbox.last(FloorSignalled.class).type()).isEqualTo("hang-up");
        assertThat(house.journal.onlyCall().outcome()).isEqualTo(CallOutcome.MISSED);
    }

    @Test
    void whoIsNotToBeDisturbedHearsNeitherTheOfferNorItsEnd() {
        Visitor dave = house.joinsFloor(
                house.connects(new Person(new UserId("dave"), "Dave", false, false, null), Dialect.JSON));
        hub.setStatus(dave.user(), Presence.Status.DND, StatusText.NONE, null);

        signal(ann, "video-offer", "dave");
        house.passes(Duration.ofSeconds(1));

        assertThat(ann.inbox.last(FloorSignalled.class).type()).isEqualTo("hang-up");
        assertThat(dave.inbox.all(FloorSignalled.class)).isEmpty();
        assertThat(house.journal.onlyCall().outcome()).isEqualTo(CallOutcome.BUSY);
    }

    @Test
    void signalsThatGoNowhereAreRefused() {
        assertRefused(ErrorCode.NO_SUCH_USER, () -> signal(ann, "video-offer", "Nobody"));
        assertRefused(ErrorCode.NO_SUCH_USER, () -> signal(ann, "video-offer", null));
        assertRefused(ErrorCode.NO_SUCH_CALL, () -> signal(ann, "video-answer", "Ben"));
        assertRefused(ErrorCode.NO_SUCH_CALL, () -> signal(ann, "new-ice-candidate", "Ben"));
    }

    private void signal(Visitor from, String type, String target) {
        house.mdn.signal(from.session, SignalType.ofWire(type).orElseThrow(), target, OFFER);
    }

    private Visitor guest(String name) {
        return house.joinsFloor(name);
    }
}
