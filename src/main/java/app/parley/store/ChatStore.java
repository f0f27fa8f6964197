package app.parley.store;

import app.parley.hub.Journal.ChatSaid;
import app.parley.hub.RoomId;
import app.parley.hub.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads what was said in rooms. Thread-safe. */
public final class ChatStore {
    private static final String SELECT = """
            SELECT seq, client_id, username, name, text, said_at
            FROM messages
            WHERE room = :room
              AND <stillThere>
            <before>
            <after>
            ORDER BY said_at DESC, seq DESC
            LIMIT :limit
            """;

    // The bound on the moment alone is what an index can begin at.
    private static final String BEFORE = "AND said_at <= :beforeAt AND (said_at < :beforeAt OR seq < :beforeSeq)";
    private static final String AFTER = "AND said_at >= :afterAt AND (said_at > :afterAt OR seq > :afterSeq)";

    private final Database database;

    public ChatStore(Database database) {
        this.database = database;
    }

    /** What was said in a room between two places, the newest first, at most {@code limit}; null for no bound. */
    public List<ChatMessage> find(RoomId room, @Nullable ChatPlace before, @Nullable ChatPlace after, int limit) {
        return database.query(handle -> read(handle, room, before, after, limit));
    }

    /** Where the newest message with that id of its sender's stands. */
    public Optional<ChatPlace> placeOf(RoomId room, String id) {
        return database.query(handle -> handle.createQuery("""
                        SELECT said_at, seq
                        FROM messages
                        WHERE room = :room
                          AND client_id = :id
                          AND <stillThere>
                        ORDER BY said_at DESC, seq DESC
                        LIMIT 1
                        """)
                .define("stillThere", DeletedRooms.STILL_THERE)
                .bind("room", room.value())
                .bind("id", id)
                .map((row, context) -> new ChatPlace(StoredTypes.instant(row, "said_at"), row.getLong("seq")))
                .findOne());
    }

    /** What was said since, the newest {@code limit} of it in the order said: so that it is not said twice. */
    public List<ChatSaid> saidSince(Instant since, int limit) {
        List<ChatSaid> newestFirst = database.query(handle -> handle.createQuery("""
                        SELECT room, client_id, username, name, text, said_at
                        FROM messages
                        WHERE said_at > :since
                          AND <stillThere>
                        ORDER BY said_at DESC, seq DESC
                        LIMIT :limit
                        """)
                .define("stillThere", DeletedRooms.STILL_THERE)
                .bind("since", since)
                .bind("limit", limit)
                .map((row, context) -> said(row))
                .list());
        List<ChatSaid> inOrder = new ArrayList<>(newestFirst);
        Collections.reverse(inOrder);
        return inOrder;
    }

    /** One thing somebody said, and where it stands among all that was said. */
    public record Said(long seq, ChatSaid message) {}

    /**
     * What one person said anywhere, the oldest first.
     *
     * @param after the last of the stretch before; 0 for the start
     */
    public List<Said> saidBy(UserId user, long after, int limit) {
        return database.query(handle -> handle.createQuery("""
                        SELECT seq, room, client_id, username, name, text, said_at
                        FROM messages
                        WHERE username = :user
                          AND seq > :after
                          AND <stillThere>
                        ORDER BY seq
                        LIMIT :limit
                        """)
                .define("stillThere", DeletedRooms.STILL_THERE)
                .bind("user", user.value())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Said(row.getLong("seq"), said(row)))
                .list());
    }

    private static ChatSaid said(ResultSet row) throws SQLException {
        return new ChatSaid(
                new RoomId(row.getString("room")),
                row.getString("client_id"),
                new UserId(row.getString("username")),
                row.getString("name"),
                row.getString("text"),
                StoredTypes.instant(row, "said_at"));
    }

    private static List<ChatMessage> read(
            Handle handle, RoomId room, @Nullable ChatPlace before, @Nullable ChatPlace after, int limit) {
        Query query = handle.createQuery(SELECT)
                .bind("room", room.value())
                .bind("limit", limit)
                .define("stillThere", DeletedRooms.STILL_THERE)
                .define("before", before == null ? "" : BEFORE)
                .define("after", after == null ? "" : AFTER);
        if (before != null) {
            query.bind("beforeAt", before.at()).bind("beforeSeq", before.seq());
        }
        if (after != null) {
            query.bind("afterAt", after.at()).bind("afterSeq", after.seq());
        }
        return query.map((row, context) -> {
                    Instant at = StoredTypes.instant(row, "said_at");
                    return new ChatMessage(
                            new ChatPlace(at, row.getLong("seq")),
                            row.getString("client_id"),
                            row.getString("username"),
                            row.getString("name"),
                            row.getString("text"),
                            at);
                })
                .list();
    }
}
