package app.parley.hub;

import static app.parley.hub.RoomsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.value.CallRecord;
import app.parley.hub.value.CallRecord.ParticipantRecord;
import app.parley.hub.value.Client.Dialect;
import app.parley.hub.value.JsonEvent.UserList;
import app.parley.hub.value.JsonEvent.UserMessage;
import app.parley.hub.value.JsonEvent.UserSignal;
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

    private final HubFixture fixture = new HubFixture();
    private final Hub hub = fixture.hub;
    private final TestSession ann = guest("Ann");
    private final TestSession ben = guest("Ben");

    @Test
    void everybodyHearsWhoIsOnlineInWhateverDialect() {
        fixture.connects("Carol");
        fixture.passes(Duration.ofMillis(100));

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
        TestSession cat = guest("Cat");

        fixture.api.say(ann.session, null, "hello", "1");
        fixture.api.say(ann.session, "Ben", "psst", "2");

        assertThat(ann.inbox.all(UserMessage.class))
                .extracting(UserMessage::text)
                .containsExactly("hello");
        assertThat(ben.inbox.all(UserMessage.class))
                .extracting(UserMessage::text)
                .containsExactly("hello", "psst");
        assertThat(cat.inbox.all(UserMessage.class))
                .extracting(UserMessage::text)
                .containsExactly("hello");
    }

    @Test
    void chatThatIsTooLongIsRefusedWhole() {
        for (String target : new String[] {null, "Ben"}) {
            assertRefused(
                    ErrorCode.TOO_LARGE, () -> fixture.api.say(ann.session, target, "\uD83D\uDE00".repeat(4_001), "1"));
            fixture.api.say(ann.session, target, "\uD83D\uDE00".repeat(4_000), "2");
        }

        assertThat(ben.inbox.all(UserMessage.class)).extracting(UserMessage::id).containsExactly("2", "2");
    }

    @Test
    void twoOffersAreOneCallAndItIsLoggedWhenItEnds() {
        signal(ann, "video-offer", "Ben");
        signal(ann, "video-offer", "Ben");
        signal(ben, "video-answer", "Ann");
        fixture.passes(Duration.ofSeconds(5));
        fixture.api.signal(ann.session, SignalType.HANG_UP, null, "{\"type\":\"hang-up\",\"target\":null}");

        assertThat(ben.inbox.all(UserSignal.class))
                .extracting(UserSignal::type)
                .containsExactly("video-offer", "video-offer", "hang-up");
        CallRecord logged = fixture.journal.onlyCall();
        assertThat(logged.outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(logged.people())
                .extracting(ParticipantRecord::outcome)
                .containsExactly(ParticipantOutcome.JOINED, ParticipantOutcome.JOINED);
        assertThat(Duration.between(logged.answeredAt(), logged.endedAt())).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aHangUpReachesThePartnerAndNoBystander() {
        TestSession cat = guest("Cat");
        signal(ann, "video-offer", "Ben");
        signal(ben, "video-answer", "Ann");

        fixture.api.signal(ben.session, SignalType.HANG_UP, null, "{}");

        assertThat(ann.inbox.last(UserSignal.class).name()).isEqualTo("Ben");
        assertThat(cat.inbox.all(UserSignal.class)).isEmpty();
        assertRefused(ErrorCode.NO_SUCH_CALL, () -> fixture.api.signal(cat.session, SignalType.HANG_UP, null, "{}"));
    }

    @Test
    void nothingOfTheCalleesNetworkReachesTheCallerBeforeTheAnswer() {
        signal(ann, "video-offer", "Ben");
        signal(ben, "new-ice-candidate", "Ann");
        assertThat(ann.inbox.all(UserSignal.class)).isEmpty();

        signal(ben, "video-answer", "Ann");

        assertThat(ann.inbox.all(UserSignal.class))
                .extracting(UserSignal::type)
                .containsExactly("video-answer", "new-ice-candidate");
    }

    @Test
    void anOfferRightBehindAnAnswerWaitsForTheOtherPageAndNothingOvertakesIt() {
        signal(ann, "video-offer", "Ben");
        signal(ben, "video-answer", "Ann");
        signal(ben, "new-ice-candidate", "Ann");
        signal(ben, "video-offer", "Ann");
        signal(ben, "new-ice-candidate", "Ann");

        assertThat(ann.inbox.all(UserSignal.class))
                .extracting(UserSignal::type)
                .containsExactly("video-answer", "new-ice-candidate");
        fixture.passes(Duration.ofMillis(500));

        assertThat(ann.inbox.all(UserSignal.class))
                .extracting(UserSignal::type)
                .containsExactly("video-answer", "new-ice-candidate", "video-offer", "new-ice-candidate");
    }

    @Test
    void aLostConnectionEndsTheCallAndThePartnerHearsAHangUp() {
        signal(ann, "video-offer", "Ben");
        signal(ben, "video-answer", "Ann");

        hub.close(ben.session, false);

        assertThat(ann.inbox.last(UserSignal.class).type()).isEqualTo("hang-up");
        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(fixture.journal.onlyCall().endReason()).isEqualTo(EndReason.LOST);
    }

    @Test
    void hangingUpBeforeTheAnswerCancelsOrDeclines() {
        signal(ann, "video-offer", "Ben");
        signal(ben, "hang-up", "Ann");
        signal(ann, "video-offer", "Ben");
        signal(ann, "hang-up", null);

        assertThat(fixture.journal.calls())
                .extracting(CallRecord::outcome)
                .containsExactly(CallOutcome.DECLINED, CallOutcome.CANCELLED);
    }

    @Test
    void anOfferThatNobodyAnswersIsMissedAndHungUp() {
        signal(ann, "video-offer", "Ben");

        fixture.passes(Duration.ofSeconds(45));

        assertThat(ann.inbox.last(UserSignal.class).type()).isEqualTo("hang-up");
        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.MISSED);
    }

    @Test
    void whoIsNotToBeDisturbedHearsNeitherTheOfferNorItsEnd() {
        TestSession dave = fixture.joinsJson(
                fixture.connects(new Person(new UserId("dave"), "Dave", false, false, null), Dialect.JSON));
        hub.setStatus(dave.user(), Presence.Status.DND, StatusText.NONE, null);

        signal(ann, "video-offer", "dave");
        fixture.passes(Duration.ofSeconds(1));

        assertThat(ann.inbox.last(UserSignal.class).type()).isEqualTo("hang-up");
        assertThat(dave.inbox.all(UserSignal.class)).isEmpty();
        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.BUSY);
    }

    @Test
    void signalsThatGoNowhereAreRefused() {
        assertRefused(ErrorCode.NO_SUCH_USER, () -> signal(ann, "video-offer", "Nobody"));
        assertRefused(ErrorCode.NO_SUCH_USER, () -> signal(ann, "video-offer", null));
        assertRefused(ErrorCode.NO_SUCH_CALL, () -> signal(ann, "video-answer", "Ben"));
        assertRefused(ErrorCode.NO_SUCH_CALL, () -> signal(ann, "new-ice-candidate", "Ben"));
    }

    private void signal(TestSession from, String type, String target) {
        fixture.api.signal(from.session, SignalType.ofWire(type).orElseThrow(), target, OFFER);
    }

    private TestSession guest(String name) {
        return fixture.joinsJson(name);
    }
}
