package app.parley.hub;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.value.CallEvent.Logged;
import app.parley.hub.value.RingRequest;
import app.parley.hub.value.Topic;
import app.parley.kernel.CallId;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoggedCallsTest {
    private static final Duration A_TICK = Duration.ofMillis(100);

    private final HubFixture fixture = new HubFixture();
    private final TestSession alice = fixture.connects("Alice");
    private final TestSession bob = fixture.connects("Bob");
    private final TestSession carol = fixture.connects("Carol");

    @Test
    void thePeopleOfACallAreToldWhenItsRowIsCommittedAndNotBefore() {
        fixture.journal.holding = true;
        CallId call = alice.rings(bob).call();
        fixture.passes(A_TICK);
        assertThat(bob.inbox.all(Logged.class)).isEmpty();

        fixture.journal.uncommitted.forEach(stored -> stored.complete(null));
        fixture.passes(A_TICK);

        assertThat(alice.inbox.last(Logged.class).call()).isEqualTo(call);
        assertThat(bob.inbox.last(Logged.class).call()).isEqualTo(call);
        assertThat(carol.inbox.all(Logged.class)).isEmpty();
    }

    @Test
    void whatIsCommittedTogetherIsToldOnce() {
        CallId call = alice.rings(bob).call();
        bob.answers(call, RingRequest.Answer.DECLINE);
        fixture.passes(A_TICK);
        fixture.passes(A_TICK);

        assertThat(alice.inbox.all(Logged.class)).hasSize(1);
    }

    @Test
    void whoDoesNotListenHearsNothing() {
        TestSession phone = fixture.connects("Bob");
        fixture.hub.unwatch(phone.session, Topic.CALLS);
        alice.rings(bob);
        fixture.passes(A_TICK);

        assertThat(phone.inbox.all(Logged.class)).isEmpty();
    }

    @Test
    void aRowThatHadToWaitForTheDatabaseIsToldOnceItIsWritten() {
        fixture.journal.holding = true;
        CallId call = alice.rings(bob).call();
        bob.answers(call, RingRequest.Answer.DECLINE);
        fixture.journal.uncommitted.forEach(
                stored -> stored.completeExceptionally(new RequestException(ErrorCode.INTERNAL, "Away.")));
        fixture.passes(A_TICK);
        assertThat(alice.inbox.all(Logged.class)).isEmpty();

        fixture.journal.holding = false;
        fixture.passes(Duration.ofSeconds(10));
        fixture.passes(A_TICK);

        assertThat(alice.inbox.last(Logged.class).call()).isEqualTo(call);
    }
}
