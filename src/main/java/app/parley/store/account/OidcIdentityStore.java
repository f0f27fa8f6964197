package app.parley.store.account;

import app.parley.kernel.UserId;
import app.parley.oidc.IdentityRepository;
import app.parley.oidc.LinkedIdentity;
import app.parley.people.Account;
import app.parley.people.InviteRepository.Use;
import app.parley.store.db.Database;
import app.parley.store.db.RowBatches;
import app.parley.store.db.SqlFailures;
import app.parley.store.db.StoredTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Owns the tables {@code oidc_identities}, {@code oidc_sessions} and {@code oidc_logouts}. */
public final class OidcIdentityStore implements IdentityRepository {
    private final Database database;

    public OidcIdentityStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<LinkedIdentity> find(String issuer, String subject) {
        return database.query(handle -> handle.select(
                        "SELECT * FROM oidc_identities WHERE issuer = ? AND subject = ?", issuer, subject)
                .map(OidcIdentityStore::identity)
                .findOne());
    }

    @Override
    public List<LinkedIdentity> of(UserId user) {
        return database.query(handle -> handle.select(
                        "SELECT * FROM oidc_identities WHERE username = ? ORDER BY linked_at, issuer", user.value())
                .map(OidcIdentityStore::identity)
                .list());
    }

    static void forget(Handle handle, UserId user) {
        handle.execute("DELETE FROM oidc_identities WHERE username = ?", user.value());
    }

    @Override
    public boolean insert(LinkedIdentity identity) {
        try {
            database.useTransaction(handle -> insert(handle, identity));
            return true;
        } catch (RuntimeException e) {
            if (SqlFailures.isUniqueViolation(e)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Use insert(Account account, LinkedIdentity identity, @Nullable String invite) {
        try {
            return database.inTransaction(handle -> {
                if (invite != null && !InviteStore.countUse(handle, invite, identity.linkedAt())) {
                    return Use.SPENT;
                }
                AccountStore.insert(handle, account, null);
                insert(handle, identity);
                return Use.DONE;
            });
        } catch (RuntimeException e) {
            if (AccountStore.isTaken(e)) {
                return Use.NAME_TAKEN;
            }
            throw e;
        }
    }

    private static void insert(Handle handle, LinkedIdentity identity) {
        handle.execute(
                "INSERT INTO oidc_identities (issuer, subject, username, label, linked_at) VALUES (?, ?, ?, ?, ?)",
                identity.issuer(),
                identity.subject(),
                identity.user().value(),
                identity.label(),
                identity.linkedAt());
    }

    @Override
    public boolean delete(UserId user, String issuer) {
        return database.inTransaction(handle ->
                handle.execute("DELETE FROM oidc_identities WHERE username = ? AND issuer = ?", user.value(), issuer)
                        > 0);
    }

    @Override
    public void used(LinkedIdentity identity, String label, Instant now) {
        database.useTransaction(handle -> handle.execute(
                "UPDATE oidc_identities SET label = ?, last_used_at = ? WHERE issuer = ? AND subject = ?",
                label,
                now,
                identity.issuer(),
                identity.subject()));
    }

    @Override
    public boolean hasPassword(UserId user) {
        return database.query(handle -> handle.select(
                        "SELECT username FROM accounts WHERE username = ? AND password_hash IS NOT NULL", user.value())
                .mapTo(String.class)
                .findOne()
                .isPresent());
    }

    @Override
    public void keepSession(OpenedSession session) {
        database.useTransaction(handle -> handle.execute(
                "INSERT INTO oidc_sessions (session_id, issuer, subject, sid) VALUES (?, ?, ?, ?)",
                session.id(),
                session.issuer(),
                session.subject(),
                session.sid()));
    }

    @Override
    public List<OpenedSession> sessions(String issuer, @Nullable String subject, @Nullable String sid) {
        return database.query(handle -> handle.createQuery("""
                        SELECT oidc_sessions.*, login_sessions.username
                        FROM oidc_sessions
                        JOIN login_sessions ON login_sessions.id = oidc_sessions.session_id
                        WHERE issuer = :issuer
                          AND (:anySubject OR subject = :subject)
                          AND (:anySid OR sid = :sid)
                        ORDER BY session_id
                        """)
                .bind("issuer", issuer)
                .bind("anySubject", subject == null)
                .bind("subject", subject == null ? "" : subject)
                .bind("anySid", sid == null)
                .bind("sid", sid == null ? "" : sid)
                .map((row, context) -> new OpenedSession(
                        row.getString("session_id"),
                        new UserId(row.getString("username")),
                        row.getString("issuer"),
                        row.getString("subject"),
                        row.getString("sid")))
                .list());
    }

    @Override
    public boolean obey(String tokenHash, Instant expiresAt) {
        try {
            database.useTransaction(handle -> handle.execute(
                    "INSERT INTO oidc_logouts (token_hash, expires_at) VALUES (?, ?)", tokenHash, expiresAt));
            return true;
        } catch (RuntimeException e) {
            if (SqlFailures.isUniqueViolation(e)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void forgetExpired(Instant now) {
        new RowBatches<>("oidc_logouts", "token_hash", String.class)
                .delete(database, "expires_at <= :now", Map.of("now", now));
    }

    private static LinkedIdentity identity(ResultSet row, StatementContext context) throws SQLException {
        return new LinkedIdentity(
                row.getString("issuer"),
                row.getString("subject"),
                new UserId(row.getString("username")),
                row.getString("label"),
                StoredTypes.instant(row, "linked_at"),
                StoredTypes.maybeInstant(row, "last_used_at"));
    }
}
