package app.parley.store.room;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.Journal.ChatSaid;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.store.db.Database;
import app.parley.testing.OnEveryDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class RoomStoreTest {
    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Database database;
    private final RoomStore store;

    RoomStoreTest(Database database) {
        this.database = database;
        this.store = new RoomStore(database);
    }

    @Test
    void listsWhatWasSavedTheOldestFirst() {
        StoredRoom board = room("board", Kind.PRIVATE, Set.of(ALICE, BOB), Set.of(ALICE), NOON.plusSeconds(1));
        StoredRoom standup = room("standup", Kind.TEAM, Set.of(), Set.of(BOB), NOON);
        store.save(board);
        store.save(standup);

        assertThat(store.list()).containsExactly(standup, board);
    }

    @Test
    void anIdIsGivenToOneRoomOnly() {
        StoredRoom first = room("주간회의", Kind.TEAM, Set.of(), Set.of(ALICE), NOON);

        assertThat(store.insert(first)).isTrue();
        assertThat(store.insert(room("주간회의", Kind.PRIVATE, Set.of(BOB), Set.of(BOB), NOON)))
                .isFalse();
        assertThat(store.list()).containsExactly(first);
    }

    @Test
    void replacesTheDefinitionOfAKnownRoom() {
        store.save(room("board", Kind.PRIVATE, Set.of(ALICE, BOB), Set.of(ALICE), NOON));
        StoredRoom changed =
                new StoredRoom(new RoomId("board"), "Renamed", Kind.TEAM, 4, null, Set.of(), Set.of(BOB), null, NOON);

        store.save(changed);

        assertThat(store.list()).containsExactly(changed);
    }

    @Test
    void forgetsARoomWithWhatWasSaidInIt() {
        store.save(room("board", Kind.TEAM, Set.of(), Set.of(ALICE), NOON));
        RoomId board = new RoomId("board");
        database.useTransaction(
                handle -> ChatRows.insert(handle, List.of(new ChatSaid(board, "m1", ALICE, "Alice", "hello", NOON))));

        store.delete(board);

        assertThat(store.list()).isEmpty();
        assertThat(new ChatStore(database).find(board, null, null, 10)).isEmpty();
    }

    @Test
    void remembersWhichAdHocRoomsHadVisitors() {
        for (String id : List.of("quick", "new")) {
            store.save(room(id, Kind.ADHOC, Set.of(), Set.of(ALICE), NOON));
        }
        StoredRoom board = room("board", Kind.TEAM, Set.of(), Set.of(ALICE), NOON);
        store.save(board);
        database.useTransaction(handle -> RoomStore.visited(handle, Set.of(new RoomId("quick"), board.id())));
        store.save(room("quick", Kind.ADHOC, Set.of(), Set.of(ALICE, BOB), NOON));

        assertThat(store.visited()).containsExactly(new RoomId("quick"));
    }

    private static StoredRoom room(String id, Kind kind, Set<UserId> members, Set<UserId> hosts, Instant createdAt) {
        return new StoredRoom(new RoomId(id), "Name", kind, 8, "$hash", members, hosts, ALICE, createdAt);
    }
}
