package app.parley.store.message;

import app.parley.hub.value.Journal.DirectSaid;
import app.parley.kernel.UserId;
import app.parley.store.db.Database;
import app.parley.store.db.StoredTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads what people write to each other outside of rooms. Thread-safe. */
public final class DirectMessageStore {
    private static final String COLUMNS = "seq, client_id, sender, recipient, text, sent_at";

    private final Database database;

    public DirectMessageStore(Database database) {
        this.database = database;
    }

    /** Which part of a conversation: between two messages, both exclusive; null for no bound. */
    public record Part(@Nullable Long before, @Nullable Long after, int limit) {}

    /** Returns what the two have written to each other, the last sent first. */
    public List<DirectMessage> find(UserId one, UserId other, Part part) {
        return database.query(handle -> handle.createQuery("""
                        (SELECT %1$s FROM direct_messages
                         WHERE sender = :one AND recipient = :other AND seq < :before AND seq > :after
                         ORDER BY seq DESC LIMIT :limit)
                        UNION ALL
                        (SELECT %1$s FROM direct_messages
                         WHERE sender = :other AND recipient = :one AND seq < :before AND seq > :after
                         ORDER BY seq DESC LIMIT :limit)
                        ORDER BY seq DESC
                        LIMIT :limit
                        """.formatted(COLUMNS))
                .bind("one", one.value())
                .bind("other", other.value())
                .bind("before", part.before() == null ? Long.MAX_VALUE : part.before())
                .bind("after", part.after() == null ? 0L : part.after())
                .bind("limit", part.limit())
                .map(DirectMessageStore::message)
                .list());
    }

    /** Returns the newest message with that id between the two. */
    public Optional<DirectMessage> find(UserId one, UserId other, String id) {
        return database.query(handle -> handle.createQuery("""
                        SELECT %s
                        FROM direct_messages
                        WHERE client_id = :id
                          AND ((sender = :one AND recipient = :other) OR (sender = :other AND recipient = :one))
                        ORDER BY seq DESC
                        LIMIT 1
                        """.formatted(COLUMNS))
                .bind("one", one.value())
                .bind("other", other.value())
                .bind("id", id)
                .map(DirectMessageStore::message)
                .findOne());
    }

    /**
     * Returns everybody that the reader has written with, the conversation with the newest message first.
     *
     * @param before the number of the last message of the conversation before; null for the start
     */
    public List<Conversation> conversations(UserId reader, @Nullable Long before, int limit) {
        return database.query(handle -> handle
                .createQuery("""
                        SELECT other, MAX(seq) AS newest
                        FROM (
                            SELECT recipient AS other, MAX(seq) AS seq
                            FROM direct_messages WHERE sender = :reader GROUP BY recipient
                            UNION ALL
                            SELECT sender AS other, MAX(seq) AS seq
                            FROM direct_messages WHERE recipient = :reader GROUP BY sender) AS sides
                        GROUP BY other
                        HAVING MAX(seq) < :before
                        ORDER BY newest DESC
                        LIMIT :limit
                        """)
                .bind("reader", reader.value())
                .bind("before", before == null ? Long.MAX_VALUE : before)
                .bind("limit", limit)
                .map((row, context) -> new Newest(row.getString("other"), row.getLong("newest")))
                .list()
                .stream()
                .map(newest -> conversation(handle, reader, newest))
                .toList());
    }

    /** Returns one conversation; empty where the two have written nothing. */
    public Optional<Conversation> conversation(UserId reader, UserId other) {
        return find(reader, other, new Part(null, null, 1)).stream()
                .findFirst()
                .map(last -> database.query(handle ->
                        new Conversation(other.value(), unread(handle, reader.value(), other.value()), last)));
    }

    private record Newest(String other, long seq) {}

    private static Conversation conversation(Handle handle, UserId reader, Newest newest) {
        DirectMessage last = handle.select("SELECT " + COLUMNS + " FROM direct_messages WHERE seq = ?", newest.seq())
                .map(DirectMessageStore::message)
                .one();
        return new Conversation(newest.other(), unread(handle, reader.value(), newest.other()), last);
    }

    private static int unread(Handle handle, String reader, String other) {
        return handle.createQuery("""
                        SELECT COUNT(*)
                        FROM direct_messages
                        WHERE recipient = :reader
                          AND sender = :other
                          AND seq > COALESCE(
                              (SELECT seq FROM direct_seen WHERE username = :reader AND other = :other), 0)
                        """)
                .bind("reader", reader)
                .bind("other", other)
                .mapTo(Integer.class)
                .one();
    }

    /** Returns what one person has sent and received, the oldest first. */
    public List<DirectMessage> of(UserId user, long after, int limit) {
        return database.query(handle -> handle.createQuery("""
                        (SELECT %1$s FROM direct_messages WHERE sender = :user AND seq > :after
                         ORDER BY seq LIMIT :limit)
                        UNION ALL
                        (SELECT %1$s FROM direct_messages WHERE recipient = :user AND seq > :after
                         ORDER BY seq LIMIT :limit)
                        ORDER BY seq
                        LIMIT :limit
                        """.formatted(COLUMNS))
                .bind("user", user.value())
                .bind("after", after)
                .bind("limit", limit)
                .map(DirectMessageStore::message)
                .list());
    }

    /** Returns the newest {@code limit} messages since that moment, in the order sent. */
    public List<DirectSaid> saidSince(Instant since, int limit) {
        List<DirectSaid> newestFirst = database.query(handle -> handle.createQuery("""
                        SELECT %s
                        FROM direct_messages
                        WHERE sent_at > :since
                        ORDER BY seq DESC
                        LIMIT :limit
                        """.formatted(COLUMNS))
                .bind("since", since)
                .bind("limit", limit)
                .map(DirectMessageStore::message)
                .map(said -> new DirectSaid(
                        said.id(), new UserId(said.sender()), new UserId(said.recipient()), said.text(), said.at()))
                .list());
        List<DirectSaid> inOrder = new ArrayList<>(newestFirst);
        Collections.reverse(inOrder);
        return inOrder;
    }

    private static DirectMessage message(ResultSet row, StatementContext context) throws SQLException {
        return new DirectMessage(
                row.getLong("seq"),
                row.getString("client_id"),
                row.getString("sender"),
                row.getString("recipient"),
                row.getString("text"),
                StoredTypes.instant(row, "sent_at"));
    }
}
