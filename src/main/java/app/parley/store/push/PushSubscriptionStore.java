package app.parley.store.push;

import app.parley.kernel.UserId;
import app.parley.push.PushSubscription;
import app.parley.push.PushSubscriptionRepository;
import app.parley.store.db.Database;
import app.parley.store.db.StoredTypes;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;

/** Owns the table {@code push_subscriptions}, whose rows go with those of {@code login_sessions}. */
public final class PushSubscriptionStore implements PushSubscriptionRepository {
    private static final String VALID = """
            SELECT push_subscriptions.*, login_sessions.username
            FROM push_subscriptions
            JOIN login_sessions ON login_sessions.id = push_subscriptions.session_id
            WHERE login_sessions.username IS NOT NULL AND login_sessions.expires_at > :now
            """;

    private final Database database;

    public PushSubscriptionStore(Database database) {
        this.database = database;
    }

    @Override
    public void put(PushSubscription subscription) {
        database.useTransaction(handle -> {
            handle.execute(
                    "DELETE FROM push_subscriptions WHERE session_id = ? OR endpoint = ?",
                    subscription.signIn(),
                    subscription.endpoint().toString());
            handle.createUpdate("""
                            INSERT INTO push_subscriptions (session_id, endpoint, p256dh, auth, created_at)
                            VALUES (:session, :endpoint, :p256dh, :auth, :createdAt)
                            """)
                    .bind("session", subscription.signIn())
                    .bind("endpoint", subscription.endpoint().toString())
                    .bind("p256dh", subscription.keys().p256dhText())
                    .bind("auth", subscription.keys().auth())
                    .bind("createdAt", subscription.createdAt())
                    .execute();
        });
    }

    @Override
    public List<PushSubscription> of(UserId user, Instant now) {
        return database.query(handle -> handle.createQuery(VALID + """
                        AND login_sessions.username = :user
                        ORDER BY push_subscriptions.created_at, session_id
                        """)
                .bind("now", now)
                .bind("user", user.value())
                .map(PushSubscriptionStore::subscription)
                .list());
    }

    @Override
    public List<PushSubscription> all(Instant now) {
        return database.query(handle -> handle.createQuery(VALID)
                .bind("now", now)
                .map(PushSubscriptionStore::subscription)
                .list());
    }

    @Override
    public boolean delete(UserId user, String signIn) {
        return database.inTransaction(handle -> handle.execute("""
                        DELETE FROM push_subscriptions
                        WHERE session_id = ?
                          AND EXISTS (SELECT 1 FROM login_sessions WHERE id = session_id AND username = ?)
                        """, signIn, user.value()) > 0);
    }

    @Override
    public void delete(String signIn, URI endpoint) {
        database.useTransaction(handle -> handle.execute(
                "DELETE FROM push_subscriptions WHERE session_id = ? AND endpoint = ?", signIn, endpoint.toString()));
    }

    private static PushSubscription subscription(ResultSet row, StatementContext context) throws SQLException {
        return new PushSubscription(
                row.getString("session_id"),
                new UserId(row.getString("username")),
                URI.create(row.getString("endpoint")),
                PushSubscription.Keys.parse(row.getString("p256dh"), row.getString("auth"))
                        .orElseThrow(() -> new SQLException("the keys of a subscription cannot be read")),
                StoredTypes.instant(row, "created_at"));
    }
}
