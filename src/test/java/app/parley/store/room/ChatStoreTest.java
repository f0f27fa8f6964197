package app.parley.store.room;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.Journal.ChatSaid;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.store.db.Database;
import app.parley.testing.OnEveryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class ChatStoreTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final RoomId ROOM = new RoomId("standup");

    private final Database database;
    private final ChatStore store;

    ChatStoreTest(Database database) {
        this.database = database;
        this.store = new ChatStore(database);
    }

    @Test
    void listsTheNewestFirstAndThoseOfOneMillisecondInTheOrderSaid() {
        say("m1", "one", NOON);
        say("m2", "two", NOON);
        say("m3", "three", NOON.plusMillis(1));

        assertThat(texts(store.find(ROOM, null, null, 10))).containsExactly("three", "two", "one");
    }

    @Test
    void listsInTheOrderOfSendingWhateverTheClockDid() {
        say("m1", "one", NOON);
        say("m2", "two, an hour back", NOON.minus(Duration.ofHours(1)));
        say("m3", "three, an hour ahead", NOON.plus(Duration.ofHours(1)));
        say("m4", "four", NOON.plusSeconds(1));

        List<ChatMessage> all = store.find(ROOM, null, null, 10);
        List<ChatMessage> first = store.find(ROOM, null, null, 2);
        List<ChatMessage> rest = store.find(ROOM, ChatCursor.at(first.get(1).seq()), null, 10);

        assertThat(all).extracting(ChatMessage::id).containsExactly("m4", "m3", "m2", "m1");
        assertThat(rest).extracting(ChatMessage::id).containsExactly("m2", "m1");
        assertThat(store.saidSince(NOON.minus(Duration.ofDays(1)), 10))
                .extracting(ChatSaid::id)
                .containsExactly("m1", "m2", "m3", "m4");
    }

    @Test
    void boundsByMomentHoldForEachMessageWhateverTheClockDid() {
        say("m1", "one", NOON);
        say("m2", "two, an hour back", NOON.minus(Duration.ofHours(1)));
        say("m3", "three", NOON.plusSeconds(1));
        ChatCursor noon = ChatCursor.at(NOON);

        assertThat(store.find(ROOM, noon, null, 10)).extracting(ChatMessage::id).containsExactly("m2");
        assertThat(store.find(ROOM, null, noon, 10)).extracting(ChatMessage::id).containsExactly("m3");
        assertThat(store.find(ROOM, null, ChatCursor.at(NOON.plusSeconds(1)), 10))
                .isEmpty();
        ChatCursor atTheFirst = store.placeOf(ROOM, "m1").orElseThrow();
        assertThat(store.find(ROOM, null, atTheFirst, 10))
                .extracting(ChatMessage::id)
                .containsExactly("m3", "m2");
        assertThat(store.find(ROOM, store.placeOf(ROOM, "m3").orElseThrow().and(noon), null, 10))
                .extracting(ChatMessage::id)
                .containsExactly("m2");
    }

    @Test
    void tellsWhatWasSaidSinceAMomentInTheOrderSaid() {
        say("m1", "one", NOON);
        say("m2", "two", NOON.plusSeconds(1));
        say("m3", "three", NOON.plusSeconds(2));

        assertThat(store.saidSince(NOON, 10)).extracting(ChatSaid::id).containsExactly("m2", "m3");
        assertThat(store.saidSince(NOON, 1)).extracting(ChatSaid::id).containsExactly("m3");
    }

    @Test
    void keepsEachRoomToItself() {
        say("m1", "one", NOON);

        assertThat(store.find(new RoomId("other"), null, null, 10)).isEmpty();
    }

    @Test
    void pagesThroughMessagesOfOneMillisecond() {
        for (int i = 0; i < 5; i++) {
            say("m" + i, "text " + i, NOON);
        }

        List<ChatMessage> first = store.find(ROOM, null, null, 2);
        ChatCursor next = ChatCursor.parse(first.get(1).place()).orElseThrow();
        say("new", "new", NOON.plusSeconds(1));
        List<ChatMessage> second = store.find(ROOM, next, null, 2);
        List<ChatMessage> third = store.find(ROOM, ChatCursor.at(second.get(1).seq()), null, 2);

        assertThat(texts(first)).containsExactly("text 4", "text 3");
        assertThat(texts(second)).containsExactly("text 2", "text 1");
        assertThat(texts(third)).containsExactly("text 0");
    }

    @Test
    void boundsByMomentExclusively() {
        say("m1", "one", NOON);
        say("m2", "two", NOON.plusMillis(1));
        say("m3", "three", NOON.plusMillis(2));

        ChatCursor before = ChatCursor.at(NOON.plusMillis(2));
        ChatCursor after = ChatCursor.at(NOON);
        assertThat(texts(store.find(ROOM, before, null, 10))).containsExactly("two", "one");
        assertThat(texts(store.find(ROOM, null, after, 10))).containsExactly("three", "two");
        assertThat(texts(store.find(ROOM, before, after, 10))).containsExactly("two");
    }

    @Test
    void findsThePlaceOfAMessageByItsSendersId() {
        say("m1", "one", NOON);
        say("m2", "two", NOON);

        ChatCursor place = store.placeOf(ROOM, "m2").orElseThrow();
        assertThat(texts(store.find(ROOM, place, null, 10))).containsExactly("one");
        assertThat(store.placeOf(ROOM, "m3")).isEmpty();
    }

    @Test
    void storesTheSameIdOnceWithinADayAndTheFirstTextWins() {
        say("m1", "first", NOON);
        say("m1", "second", NOON.plus(Duration.ofHours(23)));

        assertThat(texts(store.find(ROOM, null, null, 10))).containsExactly("first");
    }

    @Test
    void storesTheSameIdAgainOnceADayIsOver() {
        say("m1", "first", NOON);
        say("m1", "second", NOON.plus(Duration.ofHours(24)));

        assertThat(texts(store.find(ROOM, null, null, 10))).containsExactly("second", "first");
    }

    @Test
    void takesTheSameIdOfAnotherUserOrInOneTransactionForWhatItIs() {
        database.useTransaction(handle -> ChatRows.insert(
                handle,
                List.of(said("m1", "alice", "first"), said("m1", "alice", "again"), said("m1", "bob", "mine"))));

        assertThat(texts(store.find(ROOM, null, null, 10))).containsExactly("mine", "first");
    }

    private void say(String id, String text, Instant at) {
        database.useTransaction(handle ->
                ChatRows.insert(handle, List.of(new ChatSaid(ROOM, id, new UserId("alice"), "Alice", text, at))));
    }

    private static ChatSaid said(String id, String user, String text) {
        return new ChatSaid(ROOM, id, new UserId(user), user, text, NOON);
    }

    private static List<String> texts(List<ChatMessage> page) {
        return page.stream().map(ChatMessage::text).toList();
    }
}
