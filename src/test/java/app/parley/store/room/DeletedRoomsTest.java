package app.parley.store.room;

import static app.parley.testing.Calls.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.Journal.ChatSaid;
import app.parley.hub.value.Journal.RoomClosed;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.store.db.Database;
import app.parley.store.journal.JournalWriter;
import app.parley.testing.OnEveryDatabase;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class DeletedRoomsTest {
    private static final RoomId HALL = new RoomId("hall");
    private static final RoomId OTHER = new RoomId("other");
    private static final UserId ALICE = new UserId("alice");
    private static final int MANY = 2_500;

    private final Database database;
    private final ChatStore chat;
    private final DeletedRooms deletedRooms;

    DeletedRoomsTest(Database database) {
        this.database = database;
        chat = new ChatStore(database);
        deletedRooms = new DeletedRooms(database);
        say(HALL, MANY);
        say(OTHER, 1);
    }

    @Test
    void nobodyReadsADeletedRoomAnyMoreAlsoWhileItsMessagesAreBeingDeleted() {
        new RoomStore(database).delete(HALL);

        assertThat(rows()).isBetween(2, MANY);
        assertThat(chat.find(HALL, null, null, 10)).isEmpty();
        assertThat(chat.placeOf(HALL, "m1")).isEmpty();
        assertThat(chat.saidSince(Instant.EPOCH, 10)).extracting(ChatSaid::room).containsExactly(OTHER);
        assertThat(chat.saidBy(ALICE, 0, 10))
                .extracting(said -> said.message().room())
                .containsExactly(OTHER);
    }

    @Test
    void aNewRoomOfThatNameHasOnlyWhatIsSaidInIt() {
        new RoomStore(database).delete(HALL);

        say(HALL, 1);
        deletedRooms.deleteRemains(() -> false);

        assertThat(chat.find(HALL, null, null, 10)).extracting(ChatMessage::id).containsExactly("m0");
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void whatWasBrokenOffIsDeletedLater() {
        new RoomStore(database).delete(HALL);
        int[] asked = {0};
        deletedRooms.deleteRemains(() -> asked[0]++ == 1);
        assertThat(rows()).isGreaterThan(1);

        deletedRooms.deleteRemains(() -> false);

        assertThat(rows()).isOne();
    }

    @Test
    void aLargeRoomThatEndedByItselfGoesInPartsToo() {
        try (JournalWriter journal = new JournalWriter(database)) {
            journal.record(new RoomClosed(HALL)).toCompletableFuture().join();
        }

        assertThat(chat.find(HALL, null, null, 10)).isEmpty();
        deletedRooms.deleteRemains(() -> false);
        assertThat(rows()).isOne();
    }

    private void say(RoomId room, int times) {
        List<ChatSaid> said = IntStream.range(0, times)
                .mapToObj(i -> new ChatSaid(room, "m" + i, ALICE, "Alice", "hello", NOON.plusMillis(i)))
                .toList();
        database.useTransaction(handle -> ChatRows.insert(handle, said));
    }

    private int rows() {
        return database.query(handle ->
                handle.select("SELECT COUNT(*) FROM messages").mapTo(int.class).one());
    }
}
