package app.parley.store.journal;

import static app.parley.testing.Calls.NOON;
import static app.parley.testing.Calls.attendance;
import static app.parley.testing.Calls.call;
import static app.parley.testing.Calls.callee;
import static app.parley.testing.Calls.caller;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.calls.CallFilter;
import app.parley.calls.CallQuery;
import app.parley.calls.CallSort;
import app.parley.calls.LoggedCall;
import app.parley.calls.LoggedPerson;
import app.parley.calls.Viewer;
import app.parley.hub.value.CallRecord;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.EndReason;
import app.parley.kernel.ParticipantOutcome;
import app.parley.store.account.PresenceRows;
import app.parley.store.call.CallStore;
import app.parley.store.call.CallWriter;
import app.parley.store.db.Database;
import app.parley.store.db.Fence;
import app.parley.testing.OnEveryDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class OrphanedCallCloserTest {
    private static final Instant ANSWERED_AT = NOON.plusSeconds(6);

    private final Database database;
    private final OrphanedCallCloser openCalls;

    OrphanedCallCloserTest(Database database) {
        this.database = database;
        this.openCalls = new OrphanedCallCloser(database, Fence.NONE);
    }

    @Test
    void interruptsAnAnsweredCallAtTheLastMomentTheServerWasAlive() {
        save(call("c1").ongoing());
        alive(ANSWERED_AT.plusSeconds(60));

        assertThat(openCalls.closeAllBut(Set.of())).isOne();

        LoggedCall closed = logged("c1");
        assertThat(closed.outcome()).isEqualTo(CallOutcome.INTERRUPTED);
        assertThat(closed.endReason()).isEqualTo(EndReason.INTERRUPTED);
        assertThat(closed.endedAt()).isEqualTo(ANSWERED_AT.plusSeconds(60));
        assertThat(closed.ringSeconds()).isEqualTo(6);
        assertThat(closed.durationSeconds()).isEqualTo(60);
        assertThat(closed.people()).allSatisfy(person -> {
            assertThat(person.outcome()).isEqualTo(ParticipantOutcome.JOINED);
            assertThat(person.seconds()).isEqualTo(60);
            assertThat(person.spans())
                    .containsExactly(
                            new LoggedPerson.Span(ANSWERED_AT, ANSWERED_AT.plusSeconds(60), "Chrome on macOS"));
        });
    }

    @Test
    void anInterruptedCallStandsWhereItsLengthPutsItAmongOnesOwn() {
        save(call("short").completed(30));
        save(call("cut").ongoing());
        alive(ANSWERED_AT.plusSeconds(60));

        openCalls.closeAllBut(Set.of());

        Viewer bob = new Viewer("bob", false);
        assertThat(new CallStore(database).find(new CallQuery(bob, CallFilter.ALL, CallSort.LONGEST, 9, null)))
                .extracting(LoggedCall::id)
                .containsExactly("cut", "short");
    }

    @Test
    void failsACallThatWasStillRinging() {
        save(call("c1").ringing());
        alive(NOON.plusSeconds(20));

        openCalls.closeAllBut(Set.of());

        assertFailed(logged("c1"), 20);
    }

    @Test
    void failsACallThatWasAcceptedButNotYetEntered() {
        save(call("c1").accepted());
        alive(NOON.plusSeconds(20));

        openCalls.closeAllBut(Set.of());

        assertFailed(logged("c1"), 20);
    }

    @Test
    void endsNoCallBeforeTheLastThingKnownOfIt() {
        save(call("c1").ongoing());
        alive(NOON.minusSeconds(5));

        openCalls.closeAllBut(Set.of());

        assertThat(logged("c1").endedAt()).isEqualTo(ANSWERED_AT);
        assertThat(logged("c1").durationSeconds()).isZero();
    }

    @Test
    void endsACallEvenIfTheServerNeverSaidThatItWasAlive() {
        save(call("c1").ringing());

        openCalls.closeAllBut(Set.of());

        assertThat(logged("c1").endedAt()).isEqualTo(NOON);
    }

    @Test
    void failsThoseWhoWereStillRungIntoAnAnsweredCall() {
        save(call("c1")
                .with(caller("joined", attendance("p1", ANSWERED_AT, null)))
                .with(callee("bob", "joined", attendance("p2", ANSWERED_AT, null)))
                .with(callee("carol", "ringing"))
                .ongoing());

        openCalls.closeAllBut(Set.of());

        assertThat(logged("c1").people())
                .extracting(LoggedPerson::outcome)
                .containsExactly(ParticipantOutcome.JOINED, ParticipantOutcome.JOINED, ParticipantOutcome.FAILED);
    }

    @Test
    void leavesFinishedCallsAloneAndClosesEachOnce() {
        save(call("c1").completed(10));
        save(call("c2").ongoing());
        LoggedCall before = logged("c1");

        assertThat(openCalls.closeAllBut(Set.of())).isOne();
        assertThat(openCalls.closeAllBut(Set.of())).isZero();
        assertThat(logged("c1")).isEqualTo(before);
    }

    private static void assertFailed(LoggedCall closed, long ringSeconds) {
        assertThat(closed.outcome()).isEqualTo(CallOutcome.FAILED);
        assertThat(closed.answeredAt()).isNull();
        assertThat(closed.ringSeconds()).isEqualTo(ringSeconds);
        assertThat(closed.durationSeconds()).isZero();
        assertThat(closed.people())
                .extracting(LoggedPerson::outcome)
                .containsExactly(ParticipantOutcome.UNANSWERED, ParticipantOutcome.FAILED);
    }

    private void save(CallRecord call) {
        database.useTransaction(handle -> CallWriter.lock(handle).save(List.of(call)));
    }

    private void alive(Instant at) {
        database.useTransaction(handle -> PresenceRows.saveAlive(handle, at));
    }

    private LoggedCall logged(String id) {
        return new CallStore(database).find(id, new Viewer("root", true)).orElseThrow();
    }
}
