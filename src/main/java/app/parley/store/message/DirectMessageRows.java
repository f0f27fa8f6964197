package app.parley.store.message;

import app.parley.hub.value.Journal.DirectSaid;
import app.parley.hub.value.Journal.DirectSeen;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes direct messages, and up to which of them was read. */
public final class DirectMessageRows {
    /** The time in which a sender's id identifies one message (protocol, section 4). */
    private static final Duration SAME_MESSAGE = Duration.ofHours(24);

    private DirectMessageRows() {}

    public static void insert(Handle handle, List<DirectSaid> messages) {
        if (messages.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO direct_messages (sender, recipient, client_id, text, sent_at)
                SELECT CAST(:from AS VARCHAR), CAST(:to AS VARCHAR), CAST(:id AS VARCHAR), CAST(:text AS VARCHAR),
                       CAST(:at AS TIMESTAMP(3) WITH TIME ZONE)
                WHERE NOT EXISTS (
                    SELECT 1
                    FROM direct_messages
                    WHERE sender = :from
                      AND recipient = :to
                      AND client_id = :id
                      AND sent_at > :sameSince)
                """);
        for (DirectSaid said : messages) {
            batch.bind("from", said.from().value())
                    .bind("to", said.to().value())
                    .bind("id", said.id())
                    .bind("text", said.text())
                    .bind("at", said.at())
                    .bind("sameSince", said.at().minus(SAME_MESSAGE))
                    .add();
        }
        batch.execute();
    }

    /** Marks what the other has sent, up to that message and it too, as read. What was read stays so. */
    public static void saveSeen(Handle handle, Collection<DirectSeen> marks) {
        for (DirectSeen mark : marks) {
            handle.createQuery("""
                            SELECT MAX(seq)
                            FROM direct_messages
                            WHERE sender = :other AND recipient = :reader AND client_id = :id
                            """)
                    .bind("other", mark.other().value())
                    .bind("reader", mark.reader().value())
                    .bind("id", mark.message())
                    .mapTo(Long.class)
                    .findOne()
                    .ifPresent(seq -> save(handle, mark, seq));
        }
    }

    private static void save(Handle handle, DirectSeen mark, long seq) {
        String reader = mark.reader().value();
        String other = mark.other().value();
        int known = handle.execute(
                "UPDATE direct_seen SET seq = CASE WHEN seq > ? THEN seq ELSE ? END WHERE username = ? AND other = ?",
                seq,
                seq,
                reader,
                other);
        if (known == 0) {
            handle.execute("INSERT INTO direct_seen (username, other, seq) VALUES (?, ?, ?)", reader, other, seq);
        }
    }
}
