package app.parley.store.account;

import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.people.LoginSession;
import app.parley.people.LoginSession.Guest;
import app.parley.people.LoginSessionRepository;
import app.parley.store.db.Database;
import app.parley.store.db.RowBatches;
import app.parley.store.db.StoredTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Owns the table {@code login_sessions}. */
public final class LoginSessionStore implements LoginSessionRepository {
    private static final int MOST_SHOWN = 500;

    private final Database database;

    public LoginSessionStore(Database database) {
        this.database = database;
    }

    @Override
    public void insert(LoginSession session, String tokenHash) {
        Guest guest = session.guest();
        String address = session.address();
        database.useTransaction(handle -> handle.createUpdate("""
                        INSERT INTO login_sessions (id, token_hash, username, guest_user, guest_name, room, invite,
                                                    device, address, created_at, last_seen_at, expires_at)
                        VALUES (:id, :tokenHash, :username, :guestUser, :guestName, :room, :invite,
                                :device, :address, :createdAt, :lastSeenAt, :expiresAt)
                        """)
                .bind("id", session.id())
                .bind("tokenHash", tokenHash)
                .bind("username", guest == null ? session.user().value() : null)
                .bind("guestUser", guest == null ? null : session.user().value())
                .bind("guestName", guest == null ? null : guest.name())
                .bind("room", guest == null ? null : guest.room().value())
                .bind("invite", guest == null ? null : guest.invite())
                .bind("device", session.device())
                .bind("address", address == null ? "" : address)
                .bind("createdAt", session.createdAt())
                .bind("lastSeenAt", session.lastSeenAt())
                .bind("expiresAt", session.expiresAt())
                .execute());
    }

    @Override
    public Optional<LoginSession> find(String tokenHash, Instant now) {
        return database.query(handle -> handle.select(
                        "SELECT * FROM login_sessions WHERE token_hash = ? AND expires_at > ?", tokenHash, now)
                .map(LoginSessionStore::session)
                .findOne());
    }

    @Override
    public void touch(String id, Instant lastSeenAt, Instant expiresAt) {
        database.useTransaction(handle -> handle.execute(
                "UPDATE login_sessions SET last_seen_at = ?, expires_at = ? WHERE id = ?", lastSeenAt, expiresAt, id));
    }

    @Override
    public List<LoginSession> ofUser(UserId user, Instant now) {
        return database.query(handle -> handle.createQuery("""
                        SELECT *
                        FROM login_sessions
                        WHERE (username = :user OR guest_user = :user) AND expires_at > :now
                        ORDER BY created_at, id
                        LIMIT :limit
                        """)
                .bind("user", user.value())
                .bind("now", now)
                .bind("limit", MOST_SHOWN)
                .map(LoginSessionStore::session)
                .list());
    }

    @Override
    public List<LoginSession> ofGuests(Set<UserId> guests, Instant now) {
        return database.query(handle -> handle.createQuery(
                        "SELECT * FROM login_sessions WHERE guest_user IN (<guests>) AND expires_at > :now")
                .bindList("guests", guests.stream().map(UserId::value).toList())
                .bind("now", now)
                .map(LoginSessionStore::session)
                .list());
    }

    @Override
    public boolean delete(UserId user, String id) {
        return database.inTransaction(handle -> handle.execute(
                        "DELETE FROM login_sessions WHERE id = ? AND (username = ? OR guest_user = ?)",
                        id,
                        user.value(),
                        user.value())
                > 0);
    }

    @Override
    public void deleteAll(UserId user, @Nullable String exceptId) {
        database.useTransaction(handle -> handle.execute(
                "DELETE FROM login_sessions WHERE (username = ? OR guest_user = ?) AND id <> ?",
                user.value(),
                user.value(),
                exceptId == null ? "" : exceptId));
    }

    @Override
    public List<String> deleteGuestsOf(String invite) {
        return database.inTransaction(handle -> {
            List<String> ids = handle.select("SELECT id FROM login_sessions WHERE invite = ?", invite)
                    .mapTo(String.class)
                    .list();
            handle.execute("DELETE FROM login_sessions WHERE invite = ?", invite);
            return ids;
        });
    }

    @Override
    public Set<UserId> guests(Instant now) {
        return database.query(handle -> handle.select(
                        "SELECT DISTINCT guest_user FROM login_sessions WHERE guest_user IS NOT NULL AND expires_at > ?",
                        now)
                .mapTo(String.class)
                .map(UserId::new)
                .set());
    }

    @Override
    public void deleteExpired(Instant now) {
        new RowBatches<>("login_sessions", "id", String.class)
                .delete(database, "expires_at <= :now", Map.of("now", now));
    }

    private static Guest guest(ResultSet row) throws SQLException {
        return new Guest(row.getString("guest_name"), new RoomId(row.getString("room")), row.getString("invite"));
    }

    private static LoginSession session(ResultSet row, StatementContext context) throws SQLException {
        String username = row.getString("username");
        String address = row.getString("address");
        return new LoginSession(
                row.getString("id"),
                new UserId(username == null ? row.getString("guest_user") : username),
                username == null ? guest(row) : null,
                StoredTypes.instant(row, "created_at"),
                StoredTypes.instant(row, "last_seen_at"),
                StoredTypes.instant(row, "expires_at"),
                row.getString("device"),
                address.isEmpty() ? null : address);
    }
}
