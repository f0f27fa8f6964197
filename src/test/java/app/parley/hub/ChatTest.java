package app.parley.hub;

import static app.parley.hub.RoomsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.HubFixture.Visitor;
import app.parley.hub.value.ChatText;
import app.parley.hub.value.Journal;
import app.parley.hub.value.RoomCommand;
import app.parley.hub.value.RoomEvent;
import app.parley.kernel.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatTest {
    private final HubFixture house = new HubFixture();
    private final Hub hub = house.hub;
    private final Visitor alice = house.connects("Alice");
    private final Visitor bob = house.connects("Bob");

    @Test
    void theSameMessageIsShownAndStoredOnceAndTheFirstTextWins() {
        alice.enters(HubFixture.STANDUP);
        bob.enters(HubFixture.STANDUP);

        say(alice, "m1", "first");
        say(alice, "m1", "second");

        assertThat(bob.inbox.all(RoomEvent.Said.class))
                .extracting(RoomEvent.Said::text)
                .containsExactly("first");
        assertThat(house.journal.all(Journal.ChatSaid.class)).hasSize(1);
    }

    @Test
    void whatWasStoredBeforeARestartIsNotSaidAgain() {
        hub.rememberSaid(List.of(
                new Journal.ChatSaid(HubFixture.STANDUP, "m1", alice.user(), "Alice", "first", house.clock.instant())));
        alice.enters(HubFixture.STANDUP);

        say(alice, "m1", "again");

        assertThat(alice.inbox.all(RoomEvent.Said.class)).isEmpty();
        assertThat(house.journal.all(Journal.ChatSaid.class)).isEmpty();
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
        house.journal.holding = true;

        var receipt = hub.command(alice.session, HubFixture.STANDUP, new RoomCommand.Say("m1", new ChatText("hello")));
        assertThat(receipt.toCompletableFuture()).isNotDone();
        house.journal.uncommitted.forEach(stored -> stored.complete(null));

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
        int stored = house.journal.all(Journal.ChatSaid.class).size();

        assertRefused(ErrorCode.TOO_LARGE, () -> say(alice, "m1", "x".repeat(4_001)));

        assertThat(alice.inbox.all(RoomEvent.Said.class)).isEmpty();
        assertThat(house.journal.all(Journal.ChatSaid.class)).hasSize(stored);
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

    private void say(Visitor speaker, String id, String text) {
        hub.command(speaker.session, HubFixture.STANDUP, new RoomCommand.Say(id, new ChatText(text)));
    }
}
