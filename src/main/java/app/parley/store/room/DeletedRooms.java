package app.parley.store.room;

import app.parley.kernel.RoomId;
import app.parley.store.db.Database;
import app.parley.store.db.RowBatches;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;

/**
 * Forgets rooms with what was said in them. A room is gone at once; of its messages as many as go at once, and the rest,
 * which nobody can read any more, a part at a time, also after a crash. Thread-safe.
 */
public final class DeletedRooms {
    /** Of messages: that their room was not deleted since. */
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

    /** Who was invited to this room has no place in a later one of the same id. */
    private static void lockGuestsOut(Handle handle, RoomId room) {
        handle.execute(
                "UPDATE invites SET revoked_at = CURRENT_TIMESTAMP WHERE room = ? AND revoked_at IS NULL",
                room.value());
        handle.execute("DELETE FROM login_sessions WHERE room = ?", room.value());
    }

    /**
     * Deletes what is left. To be called now and again.
     *
     * @param ending asked before each part whether the rest must wait
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

    /** A room of the same id may have been deleted before, and not be gone either. */
    private static void note(Handle handle, Remains remains) {
        handle.execute("DELETE FROM deleted_rooms WHERE room = ?", remains.room());
        handle.execute("INSERT INTO deleted_rooms (room, last_seq) VALUES (?, ?)", remains.room(), remains.last());
    }
}
