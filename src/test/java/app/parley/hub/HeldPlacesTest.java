package app.parley.hub;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.value.CallEvent;
import app.parley.hub.value.CallRecord;
import app.parley.hub.value.Client.Dialect;
import app.parley.hub.value.CloseReason;
import app.parley.hub.value.Departure;
import app.parley.hub.value.JoinOptions;
import app.parley.hub.value.QualitySample;
import app.parley.hub.value.RingRequest.Answer;
import app.parley.hub.value.RoomCommand;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.hub.value.RoomEvent;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.EndReason;
import app.parley.kernel.LeaveReason;
import app.parley.kernel.PeerId;
import app.parley.kernel.Person;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A socket is away, and the others go on hearing whose it was. */
class HeldPlacesTest {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final HubFixture fixture = new HubFixture();
    private final Hub hub = fixture.hub;
    private final TestSession alice = fixture.connects("Alice");
    private final TestSession bob = fixture.connects("Bob");

    @Test
    void whomTheOthersStillHearKeepsThePlaceBeyondTheWindowAndComesBackUnseen() {
        alice.enters(HubFixture.STANDUP);
        PeerId his = bob.enters(HubFixture.STANDUP);
        hub.suspend(bob.session, Departure.CONNECTION_LOST);

        hears(alice, HubFixture.STANDUP, his, Duration.ofMinutes(5));
        hub.resume(bob.session);
        fixture.passes(Duration.ofMinutes(20));

        assertThat(alice.inbox.types()).doesNotContain("left");
        assertThat(alice.inbox.last(RoomEvent.PeerChanged.class).connection()).isEqualTo("ok");
        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.ONGOING);
    }

    @Test
    void aNewSessionTakesThePlaceBackWithItsTicketAfterTheWindowToo() {
        alice.enters(HubFixture.STANDUP);
        PeerId his = bob.enters(HubFixture.STANDUP);
        String ticket = bob.inbox.last(RoomEvent.Snapshot.class).you().ticket();
        hub.suspend(bob.session, Departure.CONNECTION_LOST);
        hears(alice, HubFixture.STANDUP, his, Duration.ofMinutes(3));

        TestSession again = fixture.connects("Bob");

        assertThat(again.enters(HubFixture.STANDUP, new JoinOptions(null, his, ticket, null)))
                .isEqualTo(his);
        fixture.passes(Duration.ofMinutes(20));
        assertThat(alice.inbox.types()).doesNotContain("left");
        assertThat(alice.inbox.all(RoomEvent.Joined.class)).hasSize(1);
    }

    @Test
    void whoFallsSilentIsLostAfterAWindowAndTheLogSaysWhenMediaStopped() {
        CallEvent.Ringing ringing = talkAlone();
        fixture.passes(Duration.ofSeconds(30));
        PeerId his = bob.inbox.last(RoomEvent.Snapshot.class).you().peer();
        hub.suspend(bob.session, Departure.CONNECTION_LOST);
        Instant stopped = hears(alice, ringing.room(), his, Duration.ofSeconds(200));

        fixture.passes(Duration.ofMillis(89_900));
        assertThat(alice.inbox.types()).doesNotContain("ended");
        fixture.passes(Duration.ofMillis(100));

        assertThat(alice.inbox.last(CallEvent.CallEnded.class).reason()).isEqualTo(EndReason.LOST);
        assertThat(alice.inbox.last(CallEvent.CallEnded.class).durationSeconds())
                .isEqualTo(230);
        assertThat(bob.inbox.closed).containsExactly(CloseReason.BYE);
        CallRecord call = fixture.journal.onlyCall();
        assertThat(call.endedAt()).isEqualTo(stopped);
        assertThat(leftAt(call, bob)).isEqualTo(stopped);
        assertThat(leftAt(call, alice)).isEqualTo(stopped);
    }

    @Test
    void mediaThatStoppedWithinTheWindowIsTheMomentTheyLeftToo() {
        CallEvent.Ringing ringing = talkAlone();
        PeerId his = bob.inbox.last(RoomEvent.Snapshot.class).you().peer();
        hub.suspend(bob.session, Departure.CONNECTION_LOST);
        Instant stopped = hears(alice, ringing.room(), his, Duration.ofSeconds(40));
        fixture.passes(Duration.ofSeconds(90));

        assertThat(fixture.journal.onlyCall().endedAt()).isEqualTo(stopped);
    }

    @Test
    void noReportKeepsAPlaceLongerThanTenMinutes() {
        fixture.connects("Carol").enters(HubFixture.STANDUP);
        alice.enters(HubFixture.STANDUP);
        PeerId his = bob.enters(HubFixture.STANDUP);
        hub.suspend(bob.session, Departure.CONNECTION_LOST);

        hears(alice, HubFixture.STANDUP, his, Duration.ofSeconds(590));
        fixture.passes(Duration.ofMillis(9_900));
        assertThat(alice.inbox.types()).doesNotContain("left");
        hears(alice, HubFixture.STANDUP, his, Duration.ZERO);
        fixture.passes(Duration.ofMillis(100));

        assertThat(alice.inbox.last(RoomEvent.Left.class).reason()).isEqualTo(LeaveReason.LOST);
        hears(alice, HubFixture.STANDUP, his, Duration.ofSeconds(10));
        assertThat(alice.inbox.all(RoomEvent.Left.class)).hasSize(1);
    }

    @Test
    void aReportOfAGuestKeepsAPlaceNoLongerEither() {
        TestSession guest = fixture.connects(
                new Person(new UserId("guest-1"), "Gina", true, false, HubFixture.STANDUP), Dialect.STOMP);
        guest.enters(HubFixture.STANDUP);
        PeerId his = bob.enters(HubFixture.STANDUP);
        hub.suspend(bob.session, Departure.CONNECTION_LOST);

        hears(guest, HubFixture.STANDUP, his, Duration.ofMinutes(10));

        assertThat(guest.inbox.last(RoomEvent.Left.class).peer()).isEqualTo(his);
    }

    @Test
    void whatIsNoMediaKeepsNoPlace() {
        alice.enters(HubFixture.STANDUP);
        PeerId his = bob.enters(HubFixture.STANDUP);
        hub.suspend(bob.session, Departure.CONNECTION_LOST);

        reports(alice, HubFixture.STANDUP, his, 0.0, null, Duration.ofSeconds(90));

        assertThat(alice.inbox.last(RoomEvent.Left.class).peer()).isEqualTo(his);
    }

    @Test
    void whoSendsNoMediaButIsThereKeepsThePlace() {
        alice.enters(HubFixture.STANDUP);
        PeerId his = bob.enters(HubFixture.STANDUP);
        hub.suspend(bob.session, Departure.CONNECTION_LOST);

        reports(alice, HubFixture.STANDUP, his, 0.0, true, Duration.ofMinutes(4));

        assertThat(alice.inbox.types()).doesNotContain("left");
    }

    @Test
    void nobodyKeepsTheirOwnPlaceNorOneInARoomWhereTheyAreNot() {
        RoomId design = new RoomId("design");
        fixture.room(design, Kind.TEAM, 8);
        PeerId his = bob.enters(HubFixture.STANDUP);
        alice.enters(design);
        alice.enters(HubFixture.STANDUP);
        TestSession phone = fixture.connects("Bob");
        phone.enters(HubFixture.STANDUP);
        hub.suspend(bob.session, Departure.CONNECTION_LOST);

        for (int i = 0; i < 9; i++) {
            hears(phone, HubFixture.STANDUP, his, Duration.ZERO);
            hears(alice, design, his, EVERY);
        }

        assertThat(alice.inbox.last(RoomEvent.Left.class).peer()).isEqualTo(his);
    }

    @Test
    void ofSeveralPlacesThoseAreKeptThatMediaComesFrom() {
        RoomId design = new RoomId("design");
        fixture.room(design, Kind.TEAM, 8);
        TestSession carol = fixture.connects("Carol");
        carol.enters(design);
        alice.enters(HubFixture.STANDUP);
        bob.enters(design);
        PeerId his = bob.enters(HubFixture.STANDUP);
        hub.suspend(bob.session, Departure.CONNECTION_LOST);

        hears(alice, HubFixture.STANDUP, his, Duration.ofMinutes(2));

        assertThat(carol.inbox.last(RoomEvent.Left.class).reason()).isEqualTo(LeaveReason.LOST);
        assertThat(alice.inbox.types()).doesNotContain("left");
    }

    @Test
    void whereBothAreAwayTheCallEndsAWindowAfterTheLastSign() {
        CallEvent.Ringing ringing = talkAlone();
        PeerId his = bob.inbox.last(RoomEvent.Snapshot.class).you().peer();
        hub.suspend(bob.session, Departure.CONNECTION_LOST);
        Instant last = hears(alice, ringing.room(), his, Duration.ofSeconds(60));
        hub.suspend(alice.session, Departure.CONNECTION_LOST);

        fixture.passes(Duration.ofMillis(89_900));
        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.ONGOING);
        fixture.passes(Duration.ofMillis(100));

        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(fixture.journal.onlyCall().endedAt()).isEqualTo(last);
    }

    @Test
    void whoSaidThatThePageGoesIsNotWaitedForLonger() {
        alice.enters(HubFixture.STANDUP);
        PeerId his = bob.enters(HubFixture.STANDUP);
        Instant gone = fixture.clock.instant();
        hub.suspend(bob.session, Departure.TAB_CLOSED);

        fixture.passes(Duration.ofSeconds(2));
        hears(alice, HubFixture.STANDUP, his, Duration.ofSeconds(3));

        assertThat(alice.inbox.last(RoomEvent.Left.class).reason()).isEqualTo(LeaveReason.LEFT);
        assertThat(fixture.journal.onlyCall().endedAt()).isEqualTo(gone);
    }

    @Test
    void whoCouldNotResumeTakesThePlaceBackWithinFiveSeconds() {
        CallEvent.Ringing ringing = talkAlone();
        RoomEvent.You his = bob.inbox.last(RoomEvent.Snapshot.class).you();
        hub.suspend(bob.session, Departure.CONNECTION_LOST);
        hub.suspend(bob.session, Departure.RESUME_FAILED);
        fixture.passes(Duration.ofMillis(4_900));

        TestSession again = fixture.connects("Bob");
        PeerId place = again.enters(ringing.room(), new JoinOptions(null, his.peer(), his.ticket(), null));
        fixture.passes(Duration.ofMinutes(5));

        assertThat(place).isEqualTo(his.peer());
        assertThat(alice.inbox.types()).doesNotContain("left", "ended");
    }

    @Test
    void whoCouldNotResumeAndEntersWithoutATicketIsThereOnce() {
        RoomId small = new RoomId("small");
        fixture.room(small, Kind.TEAM, 2);
        alice.enters(small);
        PeerId before = bob.enters(small);
        hub.suspend(bob.session, Departure.RESUME_FAILED);

        PeerId after = fixture.connects("Bob").enters(small);

        assertThat(alice.inbox.last(RoomEvent.Joined.class).peer().peer()).isEqualTo(after);
        assertThat(alice.inbox.last(RoomEvent.Left.class).peer()).isEqualTo(before);
        assertThat(fixture.journal.onlyCall().outcome()).isEqualTo(CallOutcome.ONGOING);
    }

    @Test
    void whoCouldNotResumeAndStaysAwayIsLost() {
        alice.enters(HubFixture.STANDUP);
        bob.enters(HubFixture.STANDUP);
        hub.suspend(bob.session, Departure.RESUME_FAILED);
        fixture.passes(Duration.ofSeconds(5));

        assertThat(alice.inbox.last(RoomEvent.Left.class).reason()).isEqualTo(LeaveReason.LOST);
    }

    /** A call of two, rung by Alice. */
    private CallEvent.Ringing talkAlone() {
        CallEvent.Ringing ringing = alice.rings(bob);
        bob.answers(ringing.call(), Answer.ACCEPT);
        alice.enters(ringing.room());
        bob.enters(ringing.room());
        return ringing;
    }

    /**
     * Reports media now and every 10 s, and waits that time.
     *
     * @return the moment of the last report
     */
    private Instant hears(TestSession reporter, RoomId room, PeerId from, Duration time) {
        return reports(reporter, room, from, 24.0, null, time);
    }

    private Instant reports(
            TestSession reporter, RoomId room, PeerId from, Double kbps, @Nullable Boolean alive, Duration time) {
        Duration passed = Duration.ZERO;
        while (true) {
            Instant now = fixture.clock.instant();
            QualitySample sample =
                    new QualitySample(from, now, 40.0, 0.0, 4.0, 0.0, kbps, null, null, null, false, null, alive);
            hub.command(reporter.session, room, new RoomCommand.Report(List.of(sample), null));
            if (passed.compareTo(time) >= 0) {
                return now;
            }
            Duration step = time.minus(passed).compareTo(EVERY) < 0 ? time.minus(passed) : EVERY;
            fixture.passes(step);
            passed = passed.plus(step);
        }
    }

    private static @Nullable Instant leftAt(CallRecord call, TestSession who) {
        return call.people().stream()
                .filter(participant -> participant.user().equals(who.user()))
                .findFirst()
                .orElseThrow()
                .spans()
                .get(0)
                .leftAt();
    }
}
