package app.parley.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.hub.HubFixture.Visitor;
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
    private final HubFixture house = new HubFixture();
    private final Visitor alice = house.connects("Alice");

    @Test
    void aCallThatIsRememberedHoldsNobodyWhoWasInIt() {
        Gone bob = gone("Bob", visitor -> {
            Ringing ringing = visitor.rings(alice);
            alice.answers(ringing.call(), Answer.ACCEPT);
            visitor.enters(ringing.room());
            alice.enters(ringing.room());
            house.hub.command(visitor.session, ringing.room(), new RoomCommand.Say("m1", new ChatText("hello")));
            visitor.leaves(ringing.room());
        });

        assertThat(bob.isForgotten()).isTrue();
        assertThat(alice.inbox.types()).contains("ended");
    }

    @Test
    void ringsThatCameToNothingHoldNobody() {
        Gone caller = gone("Bob", visitor -> visitor.rings(alice));
        Gone callee = gone("Carol", visitor -> alice.rings(visitor));
        Gone decliner = gone("Dave", visitor -> {
            visitor.answers(alice.rings(visitor).call(), Answer.DECLINE);
        });

        assertThat(List.of(caller, callee, decliner)).allMatch(Gone::isForgotten);
    }

    @Test
    void aCallThatGoesOnHoldsNobodyWhoLeftIt() {
        alice.enters(HubFixture.STANDUP);
        house.connects("Carol").enters(HubFixture.STANDUP);
        Gone visitor = gone("Bob", bob -> bob.enters(HubFixture.STANDUP));
        Gone ringer = gone("Bob", bob -> {
            bob.enters(HubFixture.STANDUP);
            bob.rings(List.of(new UserId("dave")), HubFixture.STANDUP);
        });

        assertThat(List.of(visitor, ringer)).allMatch(Gone::isForgotten);
        assertThat(house.journal.calls())
                .filteredOn(call -> call.outcome() == CallOutcome.ONGOING)
                .isNotEmpty();
    }

    @Test
    void whoWasRemovedOrKnockedInVainIsHeldByNoDoor() {
        RoomId board = new RoomId("board");
        house.room(board, Kind.TEAM, 8, alice.user());
        alice.enters(board);
        Gone removed = gone("Bob", bob -> {
            PeerId his = bob.enters(board);
            house.hub.command(alice.session, board, new RoomCommand.Remove(his));
        });
        house.hub.command(alice.session, board, new RoomCommand.Lock(true));
        Gone knocked = gone(
                "Carol", carol -> assertThatThrownBy(() -> carol.enters(board)).isInstanceOf(RequestException.class));

        assertThat(List.of(removed, knocked)).allMatch(Gone::isForgotten);
    }

    @Test
    void whoseLineDroppedIsForgottenWithTheResumeWindow() {
        alice.enters(HubFixture.STANDUP);
        Gone bob = elsewhere(() -> connected("Bob", visitor -> {
            visitor.enters(HubFixture.STANDUP);
            house.hub.suspend(visitor.session, Departure.CONNECTION_LOST);
        }));
        house.passes(Duration.ofSeconds(91));

        assertThat(bob.isForgotten()).isTrue();
    }

    @Test
    void whoCameBackInTimeIsNotWaitedForAnyLonger() {
        Gone bob = gone("Bob", visitor -> {
            house.hub.suspend(visitor.session, Departure.CONNECTION_LOST);
            house.hub.resume(visitor.session);
        });

        assertThat(bob.isForgotten()).isTrue();
    }

    @Test
    void anotherDeviceThatTookThePlaceDoesNotHoldTheOneBefore() {
        Visitor second = house.connects("Bob");
        Gone first = gone("Bob", bob -> {
            PeerId before = bob.enters(HubFixture.STANDUP);
            second.enters(HubFixture.STANDUP, new JoinOptions(null, null, null, before));
        });
        house.passes(Duration.ofSeconds(3));

        assertThat(first.isForgotten()).isTrue();
    }

    @Test
    void aClientOfTheJsonDialectThatCalledIsForgotten() {
        Visitor bob = house.joinsFloor(house.connects(person("Bob"), Dialect.JSON));
        Gone guest = elsewhere(() -> named(house.joinsFloor("ann"), ann -> {
            ann.signals("video-offer", "bob");
            bob.signals("video-answer", "ann");
            ann.signals("hang-up", null);
            house.hub.close(ann.session, true);
        }));
        // For half a second after an answer, what comes may have to wait for it.
        house.passes(Duration.ofSeconds(1));

        assertThat(guest.isForgotten()).isTrue();
    }

    private static Person person(String name) {
        return new Person(new UserId(name.toLowerCase(Locale.ROOT)), name, false, false, null);
    }

    /** Connects, does something, and ends its session on purpose. */
    private Gone gone(String name, Consumer<Visitor> deed) {
        return elsewhere(() -> connected(name, visitor -> {
            deed.accept(visitor);
            house.hub.close(visitor.session, true);
        }));
    }

    /** On a thread that is no more afterwards, whose stack so holds nobody. */
    private static Gone elsewhere(Supplier<Visitor> life) {
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

    private Visitor connected(String name, Consumer<Visitor> deed) {
        Visitor visitor = house.connects(name);
        visitor.watches(Topic.PRESENCE);
        visitor.watches(Topic.ROOMS);
        deed.accept(visitor);
        return visitor;
    }

    private static Visitor named(Visitor visitor, Consumer<Visitor> deed) {
        deed.accept(visitor);
        return visitor;
    }

    /** What the collector leaves of somebody. */
    private static final class Gone {
        private static final int MOST_COLLECTIONS = 5;

        private final WeakReference<Session> session;
        private final WeakReference<FakeOutbox> outbox;

        Gone(Visitor visitor) {
            session = new WeakReference<>(visitor.session);
            outbox = new WeakReference<>(visitor.inbox);
        }

        boolean isForgotten() {
            for (int i = 0; i < MOST_COLLECTIONS && !(session.get() == null && outbox.get() == null); i++) {
                System.gc();
            }
            return session.get() == null && outbox.get() == null;
        }
    }
}
