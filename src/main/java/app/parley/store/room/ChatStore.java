package app.parley.store.room;

import app.parley.hub.value.Journal.ChatSaid;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.store.db.Database;
import app.parley.store.db.IndexHints;
import app.parley.store.db.StoredTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads the chat messages of rooms. Thread-safe. */
public final class ChatStore {
    // Scans an index that includes the moments, so that a bound by moment costs about 0.1 µs for each message that it
    // skips.
    private static final String SELECT = """
            SELECT seq, client_id, username, name, text, said_at
            FROM messages<index>
            WHERE room = :room
              AND <stillThere>
            <bounds>
            ORDER BY room DESC, seq DESC
            LIMIT :limit
            """;

    private final Database database;

    public ChatStore(Database database) {
        this.database = database;
    }

    /**
     * Returns the messages between two positions, the last sent first, at most {@code limit}; a null position is no
     * bound.
     */
    public List<ChatMessage> find(RoomId room, @Nullable ChatCursor before, @Nullable ChatCursor after, int limit) {
        return database.query(handle -> read(handle, room, before, after, limit));
    }

    /** Returns the position of the newest message with that id. */
    public Optional<ChatCursor> placeOf(RoomId room, String id) {
        return database.query(handle -> handle.createQuery("""
                        SELECT seq
                        FROM messages
                        WHERE room = :room
                          AND client_id = :id
                          AND <stillThere>
                        ORDER BY seq DESC
                        LIMIT 1
                        """)
                .define("stillThere", DeletedRooms.STILL_THERE)
                .bind("room", room.value())
                .bind("id", id)
                .map((row, context) -> ChatCursor.at(row.getLong("seq")))
                .findOne());
    }

    /**
     * Returns the newest {@code limit} messages since that moment, in the order sent. They let the hub recognise a
     * repeated message.
     */
    public List<ChatSaid> saidSince(Instant since, int limit) {
        List<ChatSaid> newestFirst = database.query(handle -> handle.createQuery("""
                        SELECT room, client_id, username, name, text, said_at
                        FROM messages
                        WHERE said_at > :since
                          AND <stillThere>
                        ORDER BY seq DESC
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

    /** A message, and its number in the order of all messages. */
    public record Said(long seq, ChatSaid message) {}

    /**
     * Returns one person's messages in all rooms, the oldest first.
     *
     * @param after the number of the last message before; 0 for the start
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
            Handle handle, RoomId room, @Nullable ChatCursor before, @Nullable ChatCursor after, int limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        Query query = handle.createQuery(SELECT)
                .define("index", IndexHints.on(handle).use("messages_in_order"))
                .define("bounds", bounds(before, after, values))
                .bind("room", room.value())
                .bind("limit", limit)
                .define("stillThere", DeletedRooms.STILL_THERE)
                .bindMap(values);
        return query.map((row, context) -> new ChatMessage(
                        row.getLong("seq"),
                        row.getString("client_id"),
                        row.getString("username"),
                        row.getString("name"),
                        row.getString("text"),
                        StoredTypes.instant(row, "said_at")))
                .list();
    }

    private static String bounds(@Nullable ChatCursor before, @Nullable ChatCursor after, Map<String, Object> values) {
        List<String> bounds = new ArrayList<>();
        if (before != null) {
            bound("AND seq < :beforeSeq", "beforeSeq", before.seq(), bounds, values);
            bound("AND said_at < :beforeAt", "beforeAt", before.moment(), bounds, values);
        }
        if (after != null) {
            bound("AND seq > :afterSeq", "afterSeq", after.seq(), bounds, values);
            bound("AND said_at > :afterAt", "afterAt", after.moment(), bounds, values);
        }
        return String.join("\n", bounds);
    }

    private static void bound(
            String sql, String name, @Nullable Object value, List<String> bounds, Map<String, Object> values) {
        if (value != null) {
            bounds.add(sql);
            values.put(name, value);
        }
    }
}
