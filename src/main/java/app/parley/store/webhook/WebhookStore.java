package app.parley.store.webhook;

import app.parley.store.db.Database;
import app.parley.store.db.RowBatches;
import app.parley.store.db.StoredTypes;
import app.parley.webhooks.EventType;
import app.parley.webhooks.Webhook;
import app.parley.webhooks.WebhookRepository;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Owns the table {@code webhooks}. */
public final class WebhookStore implements WebhookRepository {
    private final Database database;

    public WebhookStore(Database database) {
        this.database = database;
    }

    @Override
    public void insert(Webhook webhook) {
        database.useTransaction(handle -> handle.createUpdate("""
                        INSERT INTO webhooks (id, url, types, secret, created_at)
                        VALUES (:id, :url, :types, :secret, :createdAt)
                        """)
                .bind("id", webhook.id())
                .bind("url", webhook.url().toString())
                .bind("types", types(webhook.types()))
                .bind("secret", webhook.secret())
                .bind("createdAt", webhook.createdAt())
                .execute());
    }

    @Override
    public Optional<Webhook> find(String id) {
        return database.query(handle -> handle.select("SELECT * FROM webhooks WHERE id = ?", id)
                .map(WebhookStore::webhook)
                .findOne());
    }

    @Override
    public List<Webhook> page(@Nullable Place after, int limit) {
        return database.query(handle -> handle.createQuery("""
                        SELECT *
                        FROM webhooks
                        WHERE created_at > :time OR (created_at = :time AND id > :id)
                        ORDER BY created_at, id
                        LIMIT :limit
                        """)
                .bind("time", after == null ? Instant.EPOCH : after.createdAt())
                .bind("id", after == null ? "" : after.id())
                .bind("limit", limit)
                .map(WebhookStore::webhook)
                .list());
    }

    @Override
    public Optional<Webhook> edit(String id, UnaryOperator<Webhook> edit) {
        return database.inTransaction(handle -> {
            Optional<Webhook> changed = handle.select("SELECT * FROM webhooks WHERE id = ? FOR UPDATE", id)
                    .map(WebhookStore::webhook)
                    .findOne()
                    .map(edit);
            changed.ifPresent(webhook -> update(handle, webhook));
            return changed;
        });
    }

    @Override
    public boolean delete(String id) {
        RowBatches.ofRowsIn("webhook_deliveries").delete(database, "webhook_id = :id", Map.of("id", id));
        return database.inTransaction(handle -> handle.execute("DELETE FROM webhooks WHERE id = ?", id) > 0);
    }

    private static void update(Handle handle, Webhook webhook) {
        handle.createUpdate("UPDATE webhooks SET url = :url, types = :types WHERE id = :id")
                .bind("url", webhook.url().toString())
                .bind("types", types(webhook.types()))
                .bind("id", webhook.id())
                .execute();
    }

    private static String types(Set<EventType> types) {
        return types.stream().map(EventType::wire).sorted().collect(Collectors.joining(" "));
    }

    static Webhook webhook(ResultSet row, StatementContext context) throws SQLException {
        return joined(row, row.getString("id"), StoredTypes.instant(row, "created_at"));
    }

    static Webhook joined(ResultSet row, String id, Instant createdAt) throws SQLException {
        Set<EventType> types = Arrays.stream(row.getString("types").split(" ", -1))
                .flatMap(type -> EventType.subscribable(type).stream())
                .collect(Collectors.toSet());
        return new Webhook(id, URI.create(row.getString("url")), types, row.getString("secret"), createdAt);
    }
}
