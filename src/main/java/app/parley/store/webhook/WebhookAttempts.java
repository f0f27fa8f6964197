package app.parley.store.webhook;

import app.parley.store.db.StoredTypes;
import app.parley.webhooks.Delivery;
import app.parley.webhooks.Delivery.Attempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Owns the table {@code webhook_attempts}. */
final class WebhookAttempts {
    private WebhookAttempts() {}

    /** Stores the newest attempt, which the delivery's own row has just recorded, if that row still exists. */
    static void insert(Handle handle, long delivery, long milliseconds) {
        handle.createUpdate("""
                        INSERT INTO webhook_attempts (delivery, attempt_number, made_at, status, error, milliseconds)
                        SELECT seq, attempts, last_attempt_at, last_status, last_error, :milliseconds
                        FROM webhook_deliveries
                        WHERE seq = :delivery
                        """)
                .bind("milliseconds", milliseconds)
                .bind("delivery", delivery)
                .execute();
    }

    static List<Delivery> addedTo(Handle handle, List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return deliveries;
        }
        Map<Long, List<Attempt>> attempts = new HashMap<>();
        handle.createQuery(
                        "SELECT * FROM webhook_attempts WHERE delivery IN (<seqs>) ORDER BY delivery, attempt_number")
                .bindList("seqs", deliveries.stream().map(Delivery::seq).toList())
                .map((row, context) -> Map.entry(row.getLong("delivery"), attempt(row)))
                .forEach(made -> attempts.computeIfAbsent(made.getKey(), delivery -> new ArrayList<>())
                        .add(made.getValue()));
        return deliveries.stream()
                .map(delivery -> delivery.with(attempts.getOrDefault(delivery.seq(), List.of())))
                .toList();
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        Integer answered = row.wasNull() ? null : status;
        return new Attempt(
                StoredTypes.instant(row, "made_at"), answered, row.getString("error"), row.getLong("milliseconds"));
    }
}
