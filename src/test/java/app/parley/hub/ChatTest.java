package app.parley.hub;

import static app.parley.hub.RoomsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.HubFixture.TestSession;
import app.parley.hub.value.ChatText;
import app.parley.hub.value.Journal;
import app.parley.hub.value.RoomCommand;
import app.parley.hub.value.RoomEvent;
import app.parley.kernel.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatTest {
    private final HubFixture fixture = new HubFixture();
    private final Hub hub = fixture.hub;
    private final TestSession alice = fixture.connects("Alice");
    private final TestSession bob = fixture.connects("Bob");

    @Test
    void theSameMessageIsShownAndStoredOnceAndTheFirstTextWins() {
        alice.enters(HubFixture.STANDUP);
        bob.enters(HubFixture.STANDUP);

        say(alice, "m1", "first");
        say(alice, "m1", "second");

        assertThat(bob.inbox.all(RoomEvent.Said.class))
                .extracting(RoomEvent.Said::text)
                .containsExactly("first");
        assertThat(fixture.journal.all(Journal.ChatSaid.class)).hasSize(1);
    }

    @Test
    void whatWasStoredBeforeARestartIsNotSaidAgain() {
        hub.rememberSaid(List.of(new Journal.ChatSaid(
                HubFixture.STANDUP, "m1", alice.user(), "Alice", "first", fixture.clock.instant())));
        alice.enters(HubFixture.STANDUP);

        say(alice, "m1", "again");

        assertThat(alice.inbox.all(RoomEvent.Said.class)).isEmpty();
        assertThat(fixture.journal.all(Journal.ChatSaid.class)).isEmpty();
    }

    @Test
    void twoPeopleMayUseTheSameMessageId() {
        alice.enters(HubFixture.STANDUP);
        bob.enters(HubFixture.STANDUP);

        say(alice, "m1", "hers");
        say(bob, "m1", "his");

        assertThat(alice.inbox.all(RoomEvent.Said.class))
                .extracting(RoomEvent.Said::text)
                .containsExactly("hers", "his");
    }

    @Test
    void aMessageIsAcknowledgedOnlyOnceItIsCommitted() {
        alice.enters(HubFixture.STANDUP);
        fixture.journal.holding = true;

        var receipt = hub.command(alice.session, HubFixture.STANDUP, new RoomCommand.Say("m1", new ChatText("hello")));
        assertThat(receipt.toCompletableFuture()).isNotDone();
        fixture.journal.uncommitted.forEach(stored -> stored.complete(null));

        assertThat(receipt.toCompletableFuture()).isCompleted();
    }

    @Test
    void chatIsMeasuredInCodePoints() {
        alice.enters(HubFixture.STANDUP);

        say(alice, "m1", "\uD83D\uDE00".repeat(4_000));

        assertRefused(ErrorCode.TOO_LARGE, () -> say(alice, "m2", "x".repeat(4_001)));
        assertRefused(ErrorCode.BAD_REQUEST, () -> say(alice, "m3", ""));
    }

    @Test
    void whatIsTooLongIsRefusedWholeAndNobodyHearsOrKeepsAnyOfIt() {
        alice.enters(HubFixture.STANDUP);
        int stored = fixture.journal.all(Journal.ChatSaid.class).size();

        assertRefused(ErrorCode.TOO_LARGE, () -> say(alice, "m1", "x".repeat(4_001)));

        assertThat(alice.inbox.all(RoomEvent.Said.class)).isEmpty();
        assertThat(fixture.journal.all(Journal.ChatSaid.class)).hasSize(stored);
        say(alice, "m1", "short");
        assertThat(alice.inbox.last(RoomEvent.Said.class).text()).isEqualTo("short");
    }

    @Test
    void aReactionIsOneEmojiHoweverManyCodePointsItHas() {
        alice.enters(HubFixture.STANDUP);
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

        hub.command(alice.session, HubFixture.STANDUP, new RoomCommand.React(family));

        assertThat(alice.inbox.last(RoomEvent.Reacted.class).emoji()).isEqualTo(family);
        assertRefused(
                ErrorCode.BAD_REQUEST,
                () -> hub.command(alice.session, HubFixture.STANDUP, new RoomCommand.React("two words")));
    }

    private void say(TestSession speaker, String id, String text) {
        hub.command(speaker.session, HubFixture.STANDUP, new RoomCommand.Say(id, new ChatText(text)));
    }
}
