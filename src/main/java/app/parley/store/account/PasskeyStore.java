package app.parley.store.account;

import app.parley.kernel.UserId;
import app.parley.passkeys.Passkey;
import app.parley.passkeys.PasskeyRepository;
import app.parley.store.db.Database;
import app.parley.store.db.SqlFailures;
import app.parley.store.db.StoredTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Owns the tables {@code passkeys} and {@code passkey_handles}. */
public final class PasskeyStore implements PasskeyRepository {
    private final Database database;

    public PasskeyStore(Database database) {
        this.database = database;
    }

    @Override
    public List<Passkey> of(UserId user) {
        return database.query(handle -> handle.select(
                        "SELECT * FROM passkeys WHERE username = ? ORDER BY created_at, id", user.value())
                .map(PasskeyStore::passkey)
                .list());
    }

    @Override
    public List<Passkey> page(@Nullable Place after, int limit) {
        return database.query(handle -> handle.createQuery("""
                        SELECT *
                        FROM passkeys
                        WHERE username > :user
                           OR (username = :user AND (created_at > :createdAt OR (created_at = :createdAt AND id > :id)))
                        ORDER BY username, created_at, id
                        LIMIT :limit
                        """)
                .bind("user", after == null ? "" : after.user().value())
                .bind("createdAt", after == null ? Instant.EPOCH : after.createdAt())
                .bind("id", after == null ? "" : after.id())
                .bind("limit", limit)
                .map(PasskeyStore::passkey)
                .list());
    }

    @Override
    public boolean hasAny(UserId user) {
        return database.query(handle -> handle.select(
                        "SELECT id FROM passkeys WHERE username = ? ORDER BY created_at, id LIMIT 1", user.value())
                .mapTo(String.class)
                .findOne()
                .isPresent());
    }

    @Override
    public Optional<Passkey> findByCredential(String credentialId) {
        return database.query(handle -> handle.select("SELECT * FROM passkeys WHERE credential_id = ?", credentialId)
                .map(PasskeyStore::passkey)
                .findOne());
    }

    @Override
    public String handle(UserId user, String fresh) {
        return database.inTransaction(handle -> {
            boolean there = lock(handle, user);
            Optional<String> stored = handle.select(
                            "SELECT handle FROM passkey_handles WHERE username = ?", user.value())
                    .mapTo(String.class)
                    .findOne();
            if (there && stored.isEmpty()) {
                handle.execute("INSERT INTO passkey_handles (username, handle) VALUES (?, ?)", user.value(), fresh);
            }
            return stored.orElse(fresh);
        });
    }

    @Override
    public boolean insert(Passkey passkey) {
        try {
            return database.inTransaction(handle -> lock(handle, passkey.user()) && insert(handle, passkey));
        } catch (RuntimeException e) {
            if (SqlFailures.isUniqueViolation(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean insert(Handle handle, Passkey passkey) {
        return handle.createUpdate("""
                        INSERT INTO passkeys (id, username, host, credential_id, public_key, sign_count, name, created_at)
                        VALUES (:id, :user, :host, :credentialId, :publicKey, :signCount, :name, :createdAt)
                        """)
                        .bind("id", passkey.id())
                        .bind("user", passkey.user().value())
                        .bind("host", passkey.host())
                        .bind("credentialId", passkey.credentialId())
                        .bind("publicKey", passkey.publicKey())
                        .bind("signCount", passkey.signCount())
                        .bind("name", passkey.name())
                        .bind("createdAt", passkey.createdAt())
                        .execute()
                > 0;
    }

    @Override
    public boolean rename(UserId user, String id, String name) {
        return database.inTransaction(handle ->
                handle.execute("UPDATE passkeys SET name = ? WHERE id = ? AND username = ?", name, id, user.value())
                        > 0);
    }

    @Override
    public Removal remove(UserId user, String id, boolean leaveOne) {
        return database.inTransaction(handle -> {
            // Of two that remove the last two at once, one waits here.
            boolean unused = lock(handle, user);
            List<String> ids = handle.select("SELECT id FROM passkeys WHERE username = ?", user.value())
                    .mapTo(String.class)
                    .list();
            if (!ids.contains(id)) {
                return Removal.UNKNOWN;
            }
            if (leaveOne && ids.size() == 1) {
                return Removal.LAST;
            }
            handle.execute("DELETE FROM passkeys WHERE id = ?", id);
            return Removal.DONE;
        });
    }

    @Override
    public boolean use(String id, long signCount, Instant now) {
        return database.inTransaction(handle -> handle.createUpdate("""
                        UPDATE passkeys
                        SET sign_count = :count, last_used_at = :now
                        WHERE id = :id AND (sign_count < :count OR (sign_count = 0 AND :count = 0))
                        """)
                        .bind("count", signCount)
                        .bind("now", now)
                        .bind("id", id)
                        .execute()
                > 0);
    }

    static void forget(Handle handle, UserId user) {
        handle.execute("DELETE FROM passkeys WHERE username = ?", user.value());
    }

    /** @return false if there is no such account */
    private static boolean lock(Handle handle, UserId user) {
        return handle.select("SELECT username FROM accounts WHERE username = ? FOR UPDATE", user.value())
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    private static Passkey passkey(ResultSet row, StatementContext context) throws SQLException {
        return new Passkey(
                row.getString("id"),
                new UserId(row.getString("username")),
                row.getString("host"),
                row.getString("credential_id"),
                row.getString("public_key"),
                row.getLong("sign_count"),
                row.getString("name"),
                StoredTypes.instant(row, "created_at"),
                StoredTypes.maybeInstant(row, "last_used_at"));
    }
}
