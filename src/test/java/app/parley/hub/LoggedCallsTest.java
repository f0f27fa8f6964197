package app.parley.hub;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.HubFixture.Visitor;
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

    private final HubFixture house = new HubFixture();
    private final Visitor alice = house.connects("Alice");
    private final Visitor bob = house.connects("Bob");
    private final Visitor carol = house.connects("Carol");

    @Test
    void thePeopleOfACallAreToldWhenItsRowIsCommittedAndNotBefore() {
        house.journal.holding = true;
        CallId call = alice.rings(bob).call();
        house.passes(A_TICK);
        assertThat(bob.inbox.all(Logged.class)).isEmpty();

        house.journal.uncommitted.forEach(stored -> stored.complete(null));
        house.passes(A_TICK);

        assertThat(alice.inbox.last(Logged.class).call()).isEqualTo(call);
        assertThat(bob.inbox.last(Logged.class).call()).isEqualTo(call);
        assertThat(carol.inbox.all(Logged.class)).isEmpty();
    }

    @Test
    void whatIsCommittedTogetherIsToldOnce() {
        CallId call = alice.rings(bob).call();
        bob.answers(call, RingRequest.Answer.DECLINE);
        house.passes(A_TICK);
        house.passes(A_TICK);

        assertThat(alice.inbox.all(Logged.class)).hasSize(1);
    }

    @Test
    void whoDoesNotListenHearsNothing() {
        Visitor phone = house.connects("Bob");
        house.hub.unwatch(phone.session, Topic.CALLS);
        alice.rings(bob);
        house.passes(A_TICK);

        assertThat(phone.inbox.all(Logged.class)).isEmpty();
    }

    @Test
    void aRowThatHadToWaitForTheDatabaseIsToldOnceItIsWritten() {
        house.journal.holding = true;
        CallId call = alice.rings(bob).call();
        bob.answers(call, RingRequest.Answer.DECLINE);
        house.journal.uncommitted.forEach(
                stored -> stored.completeExceptionally(new RequestException(ErrorCode.INTERNAL, "Away.")));
        house.passes(A_TICK);
        assertThat(alice.inbox.all(Logged.class)).isEmpty();

        house.journal.holding = false;
        house.passes(Duration.ofSeconds(10));
        house.passes(A_TICK);

        assertThat(alice.inbox.last(Logged.class).call()).isEqualTo(call);
    }
}
