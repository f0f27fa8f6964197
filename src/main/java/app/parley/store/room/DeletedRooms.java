package app.parley.store.room;

import app.parley.kernel.RoomId;
import app.parley.store.db.Database;
import app.parley.store.db.RowBatches;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;

/**
 * Deletes rooms with their messages. The room and a first batch of its messages go at once. The remaining messages,
 * which nobody can read any more, go in batches, also after a crash. Thread-safe.
 */
public final class DeletedRooms {
    /** A condition on messages: their room was not deleted after them. */
    static final String STILL_THERE =
            "seq > COALESCE((SELECT d.last_seq FROM deleted_rooms d WHERE d.room = messages.room), 0)";

    private static final String SOME = """
            DELETE FROM messages
            WHERE seq IN (SELECT seq
                          FROM messages
                          WHERE room = :room AND seq <= :last
                          ORDER BY seq
                          LIMIT :rows)
            """;

    private final Database database;

    public DeletedRooms(Database database) {
        this.database = database;
    }

    private record Remains(String room, long last) {}

    public static void delete(Handle handle, RoomId room) {
        handle.execute("DELETE FROM rooms WHERE id = ?", room.value());
        lockGuestsOut(handle, room);
        handle.select("SELECT MAX(seq) FROM messages WHERE room = ?", room.value())
                .mapTo(Long.class)
                .findFirst()
                .map(last -> new Remains(room.value(), last))
                .ifPresent(remains -> {
                    if (deleteSome(handle, remains) == RowBatches.ROWS) {
                        note(handle, remains);
                    }
                });
    }

    /** A guest who was invited to this room has no access to a later room with the same id. */
    private static void lockGuestsOut(Handle handle, RoomId room) {
        handle.execute(
                "UPDATE invites SET revoked_at = CURRENT_TIMESTAMP WHERE room = ? AND revoked_at IS NULL",
                room.value());
        handle.execute("DELETE FROM login_sessions WHERE room = ?", room.value());
    }

    /**
     * Deletes the remaining messages. The scheduler calls this regularly.
     *
     * @param ending returns whether to stop; checked before each batch
     */
    public void deleteRemains(BooleanSupplier ending) {
        List<Remains> all = database.query(handle -> handle.select("SELECT room, last_seq FROM deleted_rooms")
                .map((row, context) -> new Remains(row.getString("room"), row.getLong("last_seq")))
                .list());
        for (Remains remains : all) {
            int deleted = RowBatches.ROWS;
            while (deleted == RowBatches.ROWS) {
                if (ending.getAsBoolean()) {
                    return;
                }
                deleted = database.inTransaction(handle -> deleteSome(handle, remains));
            }
            database.useTransaction(handle -> handle.execute(
                    "DELETE FROM deleted_rooms WHERE room = ? AND last_seq = ?", remains.room(), remains.last()));
        }
    }

    private static int deleteSome(Handle handle, Remains remains) {
        return handle.createUpdate(SOME)
                .bind("room", remains.room())
                .bind("last", remains.last())
                .bind("rows", RowBatches.ROWS)
                .execute();
    }

    /** An earlier room with the same id may have been deleted too, and still have messages left. */
    private static void note(Handle handle, Remains remains) {
        handle.execute("DELETE FROM deleted_rooms WHERE room = ?", remains.room());
        handle.execute("INSERT INTO deleted_rooms (room, last_seq) VALUES (?, ?)", remains.room(), remains.last());
    }
}
