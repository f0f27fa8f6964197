package app.parley.hub;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.Client;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.JsonEvent;
import app.parley.hub.value.Topic;
import app.parley.kernel.Person;
import app.parley.kernel.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotSubscribersTest {
    private static final EventEnvelope LIST = EventEnvelope.of(new JsonEvent.UserList(List.of()), Instant.EPOCH);

    private final HubLock lock = new HubLock();
    private final SnapshotSubscribers subscribers = new SnapshotSubscribers(lock, Topic.JSON);

    @Test
    void aRoundServesAsManyAsItCanAndWhoHasWaitedLongestFirst() {
        List<Session> crowd = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            crowd.add(joins("guest-" + i));
        }

        List<Session> first = ready(1_000_000);
        lock.run(() -> subscribers.give(first, LIST));
        List<Session> second = ready(1_000_000);

        assertThat(first).containsExactlyElementsOf(crowd.subList(0, 2));
        assertThat(second).containsExactlyElementsOf(crowd.subList(2, 4));
    }

    @Test
    void whileWhatWasGivenIsStillOnTheWayNobodyElseIsServed() {
        List<FakeOutbox> inboxes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            inboxes.add((FakeOutbox) joins("guest-" + i).outbox());
        }
        lock.run(() -> subscribers.give(subscribers.ready(1_000_000), LIST));
        inboxes.forEach(inbox -> inbox.behind = true);
        inboxes.get(2).behind = false;

        assertThat(ready(1_000_000)).isEmpty();

        inboxes.get(0).behind = false;

        assertThat(ready(1_000_000)).hasSize(1);
    }

    @Test
    void aListOfAnySizeIsServedToSomebody() {
        Session only = joins("guest");

        assertThat(ready(Integer.MAX_VALUE)).containsExactly(only);
    }

    private List<Session> ready(int entries) {
        return lock.get(() -> subscribers.ready(entries));
    }

    private Session joins(String name) {
        Person person = new Person(new UserId(name), name, true, false, null);
        Client client = new Client(Client.Dialect.JSON, "Test", "open");
        Session session = new Session(lock, name, person, client, new FakeOutbox());
        lock.run(() -> subscribers.join(session));
        return session;
    }
}
