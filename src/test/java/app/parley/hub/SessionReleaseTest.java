package app.parley.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.value.CallEvent.Ringing;
import app.parley.hub.value.ChatText;
import app.parley.hub.value.Client.Dialect;
import app.parley.hub.value.Departure;
import app.parley.hub.value.JoinOptions;
import app.parley.hub.value.RingRequest.Answer;
import app.parley.hub.value.RoomCommand;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.hub.value.Topic;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.PeerId;
import app.parley.kernel.Person;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whoever is gone is gone: nothing in the hub leads to an ended session or its outbox, however it ended. */
class SessionReleaseTest {
    private final HubFixture fixture = new HubFixture();
    private final TestSession alice = fixture.connects("Alice");

    @Test
    void aCallThatIsRememberedHoldsNobodyWhoWasInIt() {
        Gone bob = gone("Bob", client -> {
            Ringing ringing = client.rings(alice);
            alice.answers(ringing.call(), Answer.ACCEPT);
            client.enters(ringing.room());
            alice.enters(ringing.room());
            fixture.hub.command(client.session, ringing.room(), new RoomCommand.Say("m1", new ChatText("hello")));
            client.leaves(ringing.room());
        });

        assertThat(bob.isForgotten()).isTrue();
        assertThat(alice.inbox.types()).contains("ended");
    }

    @Test
    void ringsThatCameToNothingHoldNobody() {
        Gone caller = gone("Bob", client -> client.rings(alice));
        Gone callee = gone("Carol", client -> alice.rings(client));
        Gone decliner = gone("Dave", client -> {
            client.answers(alice.rings(client).call(), Answer.DECLINE);
        });

        assertThat(List.of(caller, callee, decliner)).allMatch(Gone::isForgotten);
    }

    @Test
    void aCallThatGoesOnHoldsNobodyWhoLeftIt() {
        alice.enters(HubFixture.STANDUP);
        fixture.connects("Carol").enters(HubFixture.STANDUP);
        Gone visitor = gone("Bob", bob -> bob.enters(HubFixture.STANDUP));
        Gone ringer = gone("Bob", bob -> {
            bob.enters(HubFixture.STANDUP);
            bob.rings(List.of(new UserId("dave")), HubFixture.STANDUP);
        });

        assertThat(List.of(visitor, ringer)).allMatch(Gone::isForgotten);
        assertThat(fixture.journal.calls())
                .filteredOn(call -> call.outcome() == CallOutcome.ONGOING)
                .isNotEmpty();
    }

    @Test
    void whoWasRemovedOrKnockedInVainIsHeldByNoDoor() {
        RoomId board = new RoomId("board");
        fixture.room(board, Kind.TEAM, 8, alice.user());
        alice.enters(board);
        Gone removed = gone("Bob", bob -> {
            PeerId his = bob.enters(board);
            fixture.hub.command(alice.session, board, new RoomCommand.Remove(his));
        });
        fixture.hub.command(alice.session, board, new RoomCommand.Lock(true));
        Gone knocked = gone(
                "Carol", carol -> assertThatThrownBy(() -> carol.enters(board)).isInstanceOf(RequestException.class));

        assertThat(List.of(removed, knocked)).allMatch(Gone::isForgotten);
    }

    @Test
    void whoseLineDroppedIsForgottenWithTheResumeWindow() {
        alice.enters(HubFixture.STANDUP);
        Gone bob = elsewhere(() -> connected("Bob", client -> {
            client.enters(HubFixture.STANDUP);
            fixture.hub.suspend(client.session, Departure.CONNECTION_LOST);
        }));
        fixture.passes(Duration.ofSeconds(91));

        assertThat(bob.isForgotten()).isTrue();
    }

    @Test
    void whoCameBackInTimeIsNotWaitedForAnyLonger() {
        Gone bob = gone("Bob", client -> {
            fixture.hub.suspend(client.session, Departure.CONNECTION_LOST);
            fixture.hub.resume(client.session);
        });

        assertThat(bob.isForgotten()).isTrue();
    }

    @Test
    void anotherDeviceThatTookThePlaceDoesNotHoldTheOneBefore() {
        TestSession second = fixture.connects("Bob");
        Gone first = gone("Bob", bob -> {
            PeerId before = bob.enters(HubFixture.STANDUP);
            second.enters(HubFixture.STANDUP, new JoinOptions(null, null, null, before));
        });
        fixture.passes(Duration.ofSeconds(3));

        assertThat(first.isForgotten()).isTrue();
    }

    @Test
    void aClientOfTheJsonDialectThatCalledIsForgotten() {
        TestSession bob = fixture.joinsJson(fixture.connects(person("Bob"), Dialect.JSON));
        Gone guest = elsewhere(() -> named(fixture.joinsJson("ann"), ann -> {
            ann.signals("video-offer", "bob");
            bob.signals("video-answer", "ann");
            ann.signals("hang-up", null);
            fixture.hub.close(ann.session, true);
        }));
        // For half a second after an answer, what comes may have to wait for it.
        fixture.passes(Duration.ofSeconds(1));

        assertThat(guest.isForgotten()).isTrue();
    }

    private static Person person(String name) {
        return new Person(new UserId(name.toLowerCase(Locale.ROOT)), name, false, false, null);
    }

    /** Connects, does something, and ends its session on purpose. */
    private Gone gone(String name, Consumer<TestSession> deed) {
        return elsewhere(() -> connected(name, client -> {
            deed.accept(client);
            fixture.hub.close(client.session, true);
        }));
    }

    /** On a thread that is no more afterwards, whose stack so holds nobody. */
    private static Gone elsewhere(Supplier<TestSession> life) {
        AtomicReference<Gone> gone = new AtomicReference<>();
        Thread thread = new Thread(() -> gone.set(new Gone(life.get())));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return gone.get();
    }

    private TestSession connected(String name, Consumer<TestSession> deed) {
        TestSession client = fixture.connects(name);
        client.watches(Topic.PRESENCE);
        client.watches(Topic.ROOMS);
        deed.accept(client);
        return client;
    }

    private static TestSession named(TestSession client, Consumer<TestSession> deed) {
        deed.accept(client);
        return client;
    }

    /** What the collector leaves of somebody. */
    private static final class Gone {
        /** The collector leaves out a collection while another thread holds an array of the heap for native code. */
        private static final int MOST_COLLECTIONS = 50;

        private final WeakReference<Session> session;
        private final WeakReference<FakeOutbox> outbox;

        Gone(TestSession client) {
            session = new WeakReference<>(client.session);
            outbox = new WeakReference<>(client.inbox);
        }

        boolean isForgotten() {
            for (int i = 0; i < MOST_COLLECTIONS && !(session.get() == null && outbox.get() == null); i++) {
                System.gc();
            }
            return session.get() == null && outbox.get() == null;
        }
    }
}
