package app.parley.store.webhook;

import app.parley.store.db.Database;
import app.parley.store.db.RowBatches;
import app.parley.store.db.StoredTypes;
import app.parley.webhooks.Delivery;
import app.parley.webhooks.Delivery.State;
import app.parley.webhooks.DeliveryRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Owns the table {@code webhook_deliveries}. */
public final class DeliveryStore implements DeliveryRepository {
    private static final String DUE = """
            SELECT d.*, w.url, w.types, w.secret, w.created_at AS subscribed_at
            FROM (SELECT webhook_id, MIN(seq) AS seq
                  FROM webhook_deliveries
                  WHERE state = 'pending'
                  GROUP BY webhook_id) oldest
            JOIN webhook_deliveries d ON d.seq = oldest.seq
            JOIN webhooks w ON w.id = d.webhook_id
            WHERE d.next_attempt_at <= :now
            ORDER BY d.seq
            """;

    private static final int LONGEST_ERROR = 200;

    private final Database database;

    public DeliveryStore(Database database) {
        this.database = database;
    }

    @Override
    public Delivery add(String webhook, String event, String type, String body, Instant now) {
        return database.inTransaction(handle -> {
            String id = WebhookOutbox.insert(handle, webhook, event, type, body, now);
            return handle.select("SELECT * FROM webhook_deliveries WHERE id = ?", id)
                    .map(DeliveryStore::delivery)
                    .one();
        });
    }

    @Override
    public List<Due> due(Instant now) {
        return database.query(handle -> handle.createQuery(DUE)
                .bind("now", now)
                .map((row, context) -> new Due(
                        delivery(row, context),
                        WebhookStore.joined(
                                row, row.getString("webhook_id"), StoredTypes.instant(row, "subscribed_at"))))
                .list());
    }

    @Override
    public boolean claim(Delivery delivery, Instant until) {
        return database.inTransaction(handle -> handle.createUpdate("""
                        UPDATE webhook_deliveries
                        SET next_attempt_at = :until
                        WHERE seq = :seq AND state = 'pending' AND next_attempt_at = :found
                        """)
                        .bind("until", until)
                        .bind("seq", delivery.seq())
                        .bindByType("found", delivery.nextAttemptAt(), Instant.class)
                        .execute()
                > 0);
    }

    @Override
    public long pending() {
        return database.query(handle -> handle.select("SELECT COUNT(*) FROM webhook_deliveries WHERE state = 'pending'")
                .mapTo(long.class)
                .one());
    }

    @Override
    public void finish(Delivery delivery, Outcome outcome, Instant at, @Nullable Instant nextAttemptAt) {
        State state = outcome.isDelivered() ? State.DELIVERED : nextAttemptAt == null ? State.FAILED : State.PENDING;
        String error = outcome.error();
        String kept = error == null ? null : error.substring(0, Math.min(error.length(), LONGEST_ERROR));
        database.useTransaction(handle -> {
            handle.createUpdate("""
                            UPDATE webhook_deliveries
                            SET state = :state, attempts = attempts + 1, next_attempt_at = :next,
                                last_attempt_at = :at, last_status = :status, last_error = :error
                            WHERE seq = :seq
                            """)
                    .bind("state", state.wire())
                    .bindByType("next", state == State.PENDING ? nextAttemptAt : null, Instant.class)
                    .bind("at", at)
                    .bind("status", outcome.status())
                    .bind("error", kept)
                    .bind("seq", delivery.seq())
                    .execute();
            WebhookAttempts.insert(handle, delivery.seq(), outcome.milliseconds());
        });
    }

    @Override
    public List<Delivery> page(String webhook, @Nullable Long before, int limit) {
        return database.query(handle -> WebhookAttempts.addedTo(
                handle,
                handle.createQuery("""
                                SELECT *
                                FROM webhook_deliveries
                                WHERE webhook_id = :webhook AND seq < :before
                                ORDER BY seq DESC
                                LIMIT :limit
                                """)
                        .bind("webhook", webhook)
                        .bind("before", before == null ? Long.MAX_VALUE : before)
                        .bind("limit", limit)
                        .map(DeliveryStore::delivery)
                        .list()));
    }

    @Override
    public Optional<Delivery> find(String webhook, String id) {
        return database.query(
                handle -> handle.select("SELECT * FROM webhook_deliveries WHERE webhook_id = ? AND id = ?", webhook, id)
                        .map(DeliveryStore::delivery)
                        .findOne());
    }

    @Override
    public void forgetDoneBefore(Instant time) {
        RowBatches.ofRowsIn("webhook_deliveries")
                .delete(database, "state <> 'pending' AND last_attempt_at < :time", Map.of("time", time));
    }

    private static Delivery delivery(ResultSet row, StatementContext context) throws SQLException {
        int status = row.getInt("last_status");
        Integer lastStatus = row.wasNull() ? null : status;
        return new Delivery(
                row.getString("id"),
                row.getString("webhook_id"),
                row.getString("event_id"),
                row.getString("type"),
                row.getString("body"),
                StoredTypes.instant(row, "created_at"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                StoredTypes.maybeInstant(row, "next_attempt_at"),
                StoredTypes.maybeInstant(row, "last_attempt_at"),
                lastStatus,
                row.getString("last_error"),
                row.getLong("seq"),
                List.of());
    }
}
