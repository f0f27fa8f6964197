package app.parley.store.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.hub.value.Journal.ChatSaid;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.store.ChildProcess;
import app.parley.store.DeletingServer;
import app.parley.store.InterruptedServer;
import app.parley.store.account.PresenceRows;
import app.parley.store.journal.JournalWriter;
import app.parley.store.room.ChatMessage;
import app.parley.store.room.ChatStore;
import app.parley.store.room.DeletedRooms;
import app.parley.store.room.RoomStore;
import java.nio.file.Path;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class EmbeddedRecoveryTest {
    private static final RoomId ROOM = new RoomId("r");

    @TempDir
    private Path directory;

    @Test
    void goesOnWithADatabaseThatClosedItselfAsItDoesWhenTheDiskIsFull() {
        try (Database database = Database.open(DatabaseSettings.embedded(directory));
                JournalWriter journal = new JournalWriter(database)) {
            journal.record(said("m1")).toCompletableFuture().join();
            assertThatThrownBy(() -> database.query(handle -> handle.execute("SHUTDOWN IMMEDIATELY") + answer(handle)))
                    .isInstanceOf(DatabaseAway.class);

            journal.record(said("m2")).toCompletableFuture().join();

            assertThat(new ChatStore(database).find(ROOM, null, null, 10))
                    .extracting(ChatMessage::id)
                    .containsExactly("m2", "m1");
        }
    }

    @Test
    void startsAfterItWasKilledInTheMiddleOfALargeChangeWithAllThatWasThereBefore() throws Exception {
        int messages;
        try (ChildProcess server = new ChildProcess(InterruptedServer.class, directory)) {
            messages = Integer.parseInt(server.next("changing"));
            server.kill();
        }

        try (Database database = Database.open(DatabaseSettings.embedded(directory))) {
            assertThat(database.<Integer>query(handle -> handle.select("SELECT COUNT(*) FROM messages")
                            .mapTo(int.class)
                            .one()))
                    .isEqualTo(messages);
            assertThat(database.query(PresenceRows::lastAlive)).isPresent();
        }
    }

    @Test
    void aDeletedRoomStaysDeletedAndTheRestOfItGoesAfterAKill() throws Exception {
        try (ChildProcess server = new ChildProcess(DeletingServer.class, directory)) {
            assertThat(server.next("deleted")).isNotNull();
            assertThat(server.next("part")).isNotNull();
            server.kill();
        }

        try (Database database = Database.open(DatabaseSettings.embedded(directory))) {
            assertThat(new RoomStore(database).list()).isEmpty();
            assertThat(new ChatStore(database).find(new RoomId("hall"), null, null, 10))
                    .isEmpty();
            new DeletedRooms(database).deleteRemains(() -> false);
            assertThat(database.<Integer>query(handle -> handle.select("SELECT COUNT(*) FROM messages")
                            .mapTo(int.class)
                            .one()))
                    .isZero();
        }
    }

    private static int answer(Handle handle) {
        return handle.select("SELECT 1").mapTo(int.class).one();
    }

    private static ChatSaid said(String id) {
        return new ChatSaid(ROOM, id, new UserId("alice"), "Alice", "hello", Instant.now());
    }
}
