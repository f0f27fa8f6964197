package app.parley.hub;

import static app.parley.hub.RoomsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.value.ChatText;
import app.parley.hub.value.Journal;
import app.parley.hub.value.MessageEvent;
import app.parley.hub.value.Topic;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.Limits;
import app.parley.kernel.Person;
import app.parley.kernel.UserId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class DirectMessagesTest {
    private final HubFixture fixture = new HubFixture();
    private final Hub hub = fixture.hub;
    private final TestSession alice = listener("Alice");
    private final TestSession bob = listener("Bob");
    private final TestSession bobsPhone = listener("Bob");
    private final TestSession carol = listener("Carol");

    @Test
    void bothHearOfAMessageOnAllDevicesAndNobodyElseDoes() {
        say(alice, bob, "m1", "call me");
        fixture.hub.tick();

        MessageEvent.Written written = bob.inbox.last(MessageEvent.Written.class);
        assertThat(written.text()).isEqualTo("call me");
        assertThat(written.user()).isEqualTo(alice.user());
        assertThat(written.name()).isEqualTo("Alice");
        assertThat(List.of(alice, bob, bobsPhone))
                .allSatisfy(one ->
                        assertThat(one.inbox.all(MessageEvent.Written.class)).hasSize(1));
        assertThat(carol.inbox.all(MessageEvent.Written.class)).isEmpty();
    }

    @Test
    void nobodyHearsOfAMessageBeforeItIsCommitted() {
        fixture.journal.holding = true;

        CompletionStage<Void> receipt = say(alice, bob, "m1", "soon");
        fixture.hub.tick();
        assertThat(receipt.toCompletableFuture()).isNotDone();
        assertThat(bob.inbox.all(MessageEvent.Written.class)).isEmpty();
        fixture.journal.uncommitted.forEach(stored -> stored.complete(null));
        fixture.hub.tick();

        assertThat(receipt.toCompletableFuture()).isCompleted();
        assertThat(bob.inbox.all(MessageEvent.Written.class)).hasSize(1);
    }

    @Test
    void theSameMessageIsToldAndStoredOnceAndTheFirstTextWins() {
        say(alice, bob, "m1", "first");
        say(alice, bob, "m1", "second");
        say(alice, carol, "m1", "to carol");
        fixture.hub.tick();

        assertThat(bob.inbox.all(MessageEvent.Written.class))
                .extracting(MessageEvent.Written::text)
                .containsExactly("first");
        assertThat(carol.inbox.all(MessageEvent.Written.class)).hasSize(1);
        assertThat(fixture.journal.all(Journal.DirectSaid.class)).hasSize(2);
    }

    @Test
    void whatWasStoredBeforeARestartIsNotSentAgain() {
        hub.rememberWritten(
                List.of(new Journal.DirectSaid("m1", alice.user(), bob.user(), "first", fixture.clock.instant())));

        say(alice, bob, "m1", "again");
        fixture.hub.tick();

        assertThat(bob.inbox.all(MessageEvent.Written.class)).isEmpty();
        assertThat(fixture.journal.all(Journal.DirectSaid.class)).isEmpty();
    }

    @Test
    void aMessageThatCouldNotBeStoredCanBeSentAgain() {
        fixture.journal.holding = true;
        CompletionStage<Void> lost = say(alice, bob, "m1", "hello");
        fixture.journal.uncommitted.forEach(stored -> stored.completeExceptionally(new IllegalStateException("away")));
        fixture.journal.holding = false;

        say(alice, bob, "m1", "hello");
        fixture.hub.tick();

        assertThat(lost.toCompletableFuture()).isCompletedExceptionally();
        assertThat(bob.inbox.all(MessageEvent.Written.class)).hasSize(1);
    }

    @Test
    void onlyTheReadersOwnDevicesHearWhatWasRead() {
        say(alice, bob, "m1", "hello");
        hub.markSeen(bob.user(), alice.user(), "m1");
        fixture.hub.tick();

        assertThat(bobsPhone.inbox.last(MessageEvent.Seen.class)).isEqualTo(new MessageEvent.Seen(alice.user(), "m1"));
        assertThat(alice.inbox.all(MessageEvent.Seen.class)).isEmpty();
    }

    @Test
    void oneWritesToOtherPeopleWithAnAccountInUseOnly() {
        UserId gone = fixture.account("Gone", false, false);

        assertRefused(ErrorCode.NO_SUCH_USER, () -> hub.say(alice.user(), gone, "m1", new ChatText("hello")));
        assertRefused(
                ErrorCode.NO_SUCH_USER,
                () -> hub.say(alice.user(), new UserId("guest-1"), "m1", new ChatText("hello")));
        assertRefused(ErrorCode.BAD_REQUEST, () -> hub.say(alice.user(), alice.user(), "m1", new ChatText("hello")));
        assertRefused(ErrorCode.TOO_LARGE, () -> say(alice, bob, "m1", "x".repeat(4_001)));
        assertRefused(ErrorCode.BAD_REQUEST, () -> say(alice, bob, "x".repeat(65), "hello"));
        assertRefused(ErrorCode.BAD_REQUEST, () -> say(alice, bob, "m1", ""));
    }

    @Test
    void guestsDoNotListen() {
        Person guest = new Person(new UserId("guest-1"), "Gus", true, false, HubFixture.STANDUP);
        TestSession gus = fixture.connects(guest, app.parley.hub.value.Client.Dialect.STOMP);

        assertRefused(ErrorCode.FORBIDDEN, () -> gus.watches(Topic.MESSAGES));
    }

    @Test
    void sixtyMessagesAMinuteAreEnough() {
        int most = Limits.DEFAULT.directMessagesPerMinute();
        for (int i = 0; i < most; i++) {
            say(alice, bob, "m" + i, "hello");
        }

        assertRefused(ErrorCode.RATE_LIMITED, () -> say(alice, carol, "more", "hello"));
        say(alice, bob, "m0", "the same again is no further one");
        say(bob, alice, "m1", "others may");
        fixture.passes(Duration.ofSeconds(61));
        say(alice, carol, "more", "hello");
    }

    private TestSession listener(String name) {
        TestSession session = fixture.connects(name);
        session.watches(Topic.MESSAGES);
        return session;
    }

    private CompletionStage<Void> say(TestSession from, TestSession to, String id, String text) {
        return hub.say(from.user(), to.user(), id, new ChatText(text));
    }
}
