package app.parley.hub;

import static app.parley.hub.RoomsTest.assertRefused;
import static app.parley.hub.value.RingRequest.Answer.ACCEPT;
import static app.parley.hub.value.RingRequest.Answer.CANCEL;
import static app.parley.hub.value.RingRequest.Answer.DECLINE;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.value.CallEvent;
import app.parley.hub.value.CallEvent.Decided;
import app.parley.hub.value.CallEvent.Ring;
import app.parley.hub.value.CallEvent.Ringing;
import app.parley.hub.value.CallEvent.Taken;
import app.parley.hub.value.Departure;
import app.parley.hub.value.Presence;
import app.parley.hub.value.RingDevices;
import app.parley.hub.value.StatusText;
import app.parley.kernel.CallId;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bob has a phone that can be rung while no page is open on it. */
class DeviceRingsTest {
    private static final UserId BOB = new UserId("bob");
    private static final UserId DAVE = new UserId("dave");

    private final HubFixture fixture = new HubFixture();
    private final Hub hub = fixture.hub;
    private final Phones phones = new Phones();
    private final TestSession alice = fixture.connects("Alice");

    DeviceRingsTest() {
        hub.ringAlso(phones);
    }

    private static final class Phones implements RingDevices {
        private final List<CallEvent.Ring> rings = new ArrayList<>();
        private final List<Set<String>> connected = new ArrayList<>();
        private final List<String> over = new ArrayList<>();

        @Override
        public boolean reach(UserId user) {
            return user.equals(BOB);
        }

        @Override
        public void ring(UserId callee, CallEvent.Ring ring, Set<String> pages) {
            assertThat(callee).isEqualTo(BOB);
            rings.add(ring);
            connected.add(pages);
        }

        @Override
        public void over(UserId callee, CallId call, String outcome) {
            assertThat(callee).isEqualTo(BOB);
            over.add(outcome);
        }
    }

    private Ringing ringBob() {
        return alice.rings(List.of(BOB), null);
    }

    @Test
    void whoIsNotThereRingsOnTheirPhoneAndNotOnNothing() {
        Ringing ringing = ringBob();

        assertThat(alice.inbox.all(Decided.class)).isEmpty();
        assertThat(phones.rings).hasSize(1);
        assertThat(phones.rings.get(0).call()).isEqualTo(ringing.call());
        assertThat(phones.rings.get(0).from().name()).isEqualTo("Alice");
        alice.rings(List.of(DAVE), null);
        assertThat(alice.inbox.last(Decided.class).type()).isEqualTo("missed");
        assertThat(phones.rings).hasSize(1);
    }

    @Test
    void aPageOpenedFromThePhoneFindsTheRingAndAnswersIt() {
        Ringing ringing = ringBob();

        TestSession bob = fixture.connects("Bob");
        assertThat(bob.inbox.last(Ring.class).call()).isEqualTo(ringing.call());
        bob.answers(ringing.call(), ACCEPT);

        assertThat(alice.inbox.last(Decided.class).type()).isEqualTo("accepted");
        assertThat(phones.over).containsExactly("accepted");
    }

    @Test
    void aPhoneDeclinesWithoutAPage() {
        TestSession desk = fixture.connects("Bob");
        Ringing ringing = ringBob();

        hub.decline(BOB, ringing.call(), null);

        assertThat(alice.inbox.last(Decided.class).type()).isEqualTo("declined");
        assertThat(desk.inbox.last(Taken.class).by()).isEqualTo("declined");
        assertThat(phones.over).containsExactly("declined");
        assertRefused(ErrorCode.CALL_OVER, () -> hub.decline(BOB, ringing.call(), null));
    }

    @Test
    void onlyWhoIsRungDeclines() {
        Ringing ringing = ringBob();

        assertRefused(ErrorCode.NO_SUCH_CALL, () -> hub.decline(DAVE, ringing.call(), null));
        assertRefused(ErrorCode.NO_SUCH_CALL, () -> hub.decline(BOB, new CallId("c_unknown"), null));
        assertRefused(ErrorCode.BAD_REQUEST, () -> hub.decline(alice.user(), ringing.call(), null));
    }

    @Test
    void phonesHearThatNobodyAnswered() {
        ringBob();
        fixture.passes(Duration.ofSeconds(45));

        assertThat(alice.inbox.last(Decided.class).type()).isEqualTo("missed");
        assertThat(phones.over).containsExactly("missed");
    }

    @Test
    void phonesHearThatTheCallerGaveUp() {
        alice.answers(ringBob().call(), CANCEL);
        assertThat(phones.over).containsExactly("cancelled");

        ringBob();
        hub.close(alice.session, true);
        assertThat(phones.over).containsExactly("cancelled", "cancelled");
    }

    @Test
    void phonesHearThatTheCallWasAnsweredAtTheDesk() {
        TestSession desk = fixture.connects("Bob");
        desk.answers(ringBob().call(), DECLINE);

        assertThat(phones.over).containsExactly("declined");
    }

    @Test
    void pagesThatShowTheRingAreNamedAndThoseThatLostTheLineAreNot() {
        TestSession desk = fixture.connects("Bob");
        hub.suspend(fixture.connects("Bob").session, Departure.CONNECTION_LOST);
        ringBob();
        assertThat(phones.connected).containsExactly(Set.of("login-bob"));

        hub.suspend(desk.session, Departure.CONNECTION_LOST);
        assertThat(phones.connected).containsExactly(Set.of("login-bob"), Set.of());
    }

    @Test
    void aTabThatClosesWhileItRingsLeavesTheRingToThePhone() {
        TestSession desk = fixture.connects("Bob");
        ringBob();
        hub.close(desk.session, true);

        assertThat(alice.inbox.all(Decided.class)).isEmpty();
        assertThat(phones.connected).containsExactly(Set.of("login-bob"), Set.of());
    }

    @Test
    void whoIsNotToBeDisturbedIsBusyOnThePhoneToo() {
        hub.setStatus(BOB, Presence.Status.DND, new StatusText(""), null);
        ringBob();

        assertThat(alice.inbox.last(Decided.class).type()).isEqualTo("busy");
        assertThat(phones.rings).isEmpty();
    }

    @Test
    void presenceTellsWhoCanBeRung() {
        assertThat(hub.team().presence(BOB).orElseThrow().ringable()).isTrue();
        assertThat(hub.team().presence(BOB).orElseThrow().status()).isEqualTo("offline");
        assertThat(hub.team().presence(DAVE).orElseThrow().ringable()).isFalse();
        assertThat(hub.team().presence(alice.user()).orElseThrow().ringable()).isTrue();
    }
}
