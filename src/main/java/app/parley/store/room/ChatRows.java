package app.parley.store.room;

import app.parley.hub.value.Journal.ChatSaid;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes chat messages. */
public final class ChatRows {
    /** The time in which a sender's id identifies one message (protocol, section 5). */
    private static final Duration SAME_MESSAGE = Duration.ofHours(24);

    private static final String INSERT = """
            INSERT INTO messages (room, client_id, username, name, text, said_at)
            SELECT CAST(:room AS VARCHAR), CAST(:id AS VARCHAR), CAST(:user AS VARCHAR), CAST(:name AS VARCHAR),
                   CAST(:text AS VARCHAR), CAST(:at AS TIMESTAMP(3) WITH TIME ZONE)
            WHERE NOT EXISTS (
                SELECT 1
                FROM messages
                WHERE room = :room
                  AND client_id = :id
                  AND username = :user
                  AND said_at > :sameSince
                  AND %s)
            """.formatted(DeletedRooms.STILL_THERE);

    private ChatRows() {}

    public static void insert(Handle handle, List<ChatSaid> messages) {
        if (messages.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(INSERT);
        for (ChatSaid said : messages) {
            batch.bind("room", said.room().value())
                    .bind("id", said.id())
                    .bind("user", said.user().value())
                    .bind("name", said.name())
                    .bind("text", said.text())
                    .bind("at", said.at())
                    .bind("sameSince", said.at().minus(SAME_MESSAGE))
                    .add();
        }
        batch.execute();
    }
}
