package app.parley.store;

import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.kernel.RoomId;
import app.parley.store.db.Database;
import app.parley.store.db.DatabaseSettings;
import app.parley.store.room.DeletedRooms;
import app.parley.store.room.RoomStore;
import app.parley.store.room.StoredRoom;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

/** Deletes a room with much in it, says so, and goes on to delete what was said there until killed. */
public final class DeletingServer {
    private DeletingServer() {}

    public static void main(String[] arguments) {
        Database database = Database.open(DatabaseSettings.embedded(Path.of(arguments[0])));
        RoomStore rooms = new RoomStore(database);
        RoomId hall = new RoomId("hall");
        rooms.save(new StoredRoom(hall, "Hall", Kind.TEAM, 8, null, Set.of(), Set.of(), null, Instant.EPOCH));
        database.useTransaction(handle -> handle.execute("""
                INSERT INTO messages (room, client_id, username, name, text, said_at)
                SELECT 'hall', 'm' || x, 'alice', 'Alice', 'Message number ' || x, CURRENT_TIMESTAMP
                FROM SYSTEM_RANGE(1, 4000)
                """));
        rooms.delete(hall);
        System.out.println("deleted -");
        new DeletedRooms(database).deleteRemains(() -> {
            System.out.println("part -");
            return false;
        });
    }
}
