package app.parley.store.account;

import app.parley.kernel.UserId;
import app.parley.people.PasswordResetRepository;
import app.parley.store.db.Database;
import app.parley.store.db.RowBatches;
import app.parley.store.db.StoredTypes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Owns the table {@code password_resets}. */
public final class PasswordResetStore implements PasswordResetRepository {
    private final Database database;

    public PasswordResetStore(Database database) {
        this.database = database;
    }

    @Override
    public void put(Pending pending, String codeHash) {
        String user = pending.user().value();
        database.useTransaction(handle -> {
            // Concurrent calls wait here for each other; an erased account gets no link.
            boolean there = handle.select("SELECT username FROM accounts WHERE username = ? FOR UPDATE", user)
                    .mapTo(String.class)
                    .findOne()
                    .isPresent();
            forget(handle, pending.user());
            if (there) {
                handle.execute(
                        "INSERT INTO password_resets (username, code_hash, expires_at) VALUES (?, ?, ?)",
                        user,
                        codeHash,
                        pending.expiresAt());
            }
        });
    }

    @Override
    public Optional<Pending> find(String codeHash, Instant now) {
        return database.query(handle -> handle.select(
                        "SELECT * FROM password_resets WHERE code_hash = ? AND expires_at > ?", codeHash, now)
                .map((row, context) ->
                        new Pending(new UserId(row.getString("username")), StoredTypes.instant(row, "expires_at")))
                .findOne());
    }

    @Override
    public boolean use(String codeHash, Instant now, String passwordHash) {
        return database.inTransaction(handle -> {
            Optional<UserId> user = handle.select(
                            "SELECT username FROM password_resets WHERE code_hash = ? AND expires_at > ? FOR UPDATE",
                            codeHash,
                            now)
                    .mapTo(String.class)
                    .findOne()
                    .map(UserId::new);
            user.ifPresent(whose -> {
                AccountStore.setPasswordHash(handle, whose, passwordHash);
                PasskeyStore.forget(handle, whose);
                OidcIdentityStore.forget(handle, whose);
            });
            return user.isPresent();
        });
    }

    @Override
    public void deleteExpired(Instant now) {
        new RowBatches<>("password_resets", "username", String.class)
                .delete(database, "expires_at <= :now", Map.of("now", now));
    }

    static void forget(Handle handle, UserId user) {
        handle.execute("DELETE FROM password_resets WHERE username = ?", user.value());
    }
}
