package app.parley.store.account;

import app.parley.hub.value.Presence;
import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.Account.ChosenStatus;
import app.parley.people.Account.Profile;
import app.parley.people.AccountRepository;
import app.parley.people.Role;
import app.parley.people.TokenGenerator;
import app.parley.store.db.Database;
import app.parley.store.db.SqlFailures;
import app.parley.store.db.StoredTypes;
import app.parley.store.webhook.WebhookOutbox;
import app.parley.webhooks.EventType;
import app.parley.webhooks.WebhookEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Owns the table {@code accounts}. The hash of a picture is that of {@code pictures}. */
public final class AccountStore implements AccountRepository {
    private static final String SELECT = """
            SELECT accounts.*, (SELECT hash FROM pictures WHERE pictures.username = accounts.username) AS picture
            FROM accounts
            """;

    private final Database database;

    public AccountStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean isEmpty() {
        return database.query(AccountStore::isEmpty);
    }

    @Override
    public boolean insertFirst(Account account, String passwordHash) {
        return database.inTransaction(handle -> {
            if (!isEmpty(handle)) {
                return false;
            }
            insert(handle, account, passwordHash);
            return true;
        });
    }

    @Override
    public boolean insert(Account account, String passwordHash) {
        try {
            database.useTransaction(handle -> insert(handle, account, passwordHash));
            return true;
        } catch (RuntimeException e) {
            if (isTaken(e)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Optional<Account> find(UserId user) {
        return database.query(handle -> handle.select(SELECT + "WHERE username = ?", user.value())
                .map(AccountStore::account)
                .findOne());
    }

    @Override
    public Optional<WithPassword> findWithPassword(UserId user) {
        return database.query(handle -> handle.select(
                        SELECT + "WHERE username = ? AND password_hash IS NOT NULL", user.value())
                .map((row, context) -> new WithPassword(account(row, context), row.getString("password_hash")))
                .findOne());
    }

    @Override
    public List<Account> page(@Nullable UserId after, int limit) {
        return database.query(handle -> handle.createQuery(SELECT + """
                        WHERE username > :after
                        ORDER BY username
                        LIMIT :limit
                        """)
                .bind("after", after == null ? "" : after.value())
                .bind("limit", limit)
                .map(AccountStore::account)
                .list());
    }

    @Override
    public Optional<Account> edit(UserId user, Edit edit) {
        return database.inTransaction(handle -> {
            // Locks the rows in one order, so that two edits cannot wait for each other.
            List<Account> locked = handle.createQuery(SELECT + """
                            WHERE username = :user OR (role = 'admin' AND active)
                            ORDER BY username
                            FOR UPDATE
                            """)
                    .bind("user", user.value())
                    .map(AccountStore::account)
                    .list();
            Optional<Account> current = locked.stream()
                    .filter(account -> account.user().equals(user))
                    .findFirst();
            long otherAdmins = locked.stream()
                    .filter(account ->
                            account.isActiveAdmin() && !account.user().equals(user))
                    .count();
            Optional<Account> changed = current.map(account -> edit.apply(account, (int) otherAdmins));
            changed.ifPresent(account -> update(handle, account));
            return changed;
        });
    }

    @Override
    public void setPasswordHash(UserId user, String passwordHash) {
        database.useTransaction(handle -> setPasswordHash(handle, user, passwordHash));
    }

    /** Voids the link for a new password too: whoever has one knew the old password, or used the link. */
    static void setPasswordHash(Handle handle, UserId user, String passwordHash) {
        handle.execute("UPDATE accounts SET password_hash = ? WHERE username = ?", passwordHash, user.value());
        PasswordResetStore.forget(handle, user);
    }

    /** @param passwordHash null for an account that no password opens */
    static void insert(Handle handle, Account account, @Nullable String passwordHash) {
        handle.createUpdate("""
                        INSERT INTO accounts (username, display_name, password_hash, role, active, created_at)
                        VALUES (:username, :displayName, :passwordHash, :role, :active, :createdAt)
                        """)
                .bind("username", account.user().value())
                .bind("displayName", account.displayName())
                .bind("passwordHash", passwordHash)
                .bind("role", account.role().wire())
                .bind("active", account.active())
                .bind("createdAt", account.createdAt())
                .execute();
        // Checked last: the insert has waited by then for an erasure of that name that ran at the same time.
        if (isRetired(handle, account.user())) {
            throw new RetiredName();
        }
        String user = account.user().value();
        WebhookOutbox.add(
                handle,
                new WebhookEvent(
                        EventType.USER_CREATED,
                        account.createdAt(),
                        new WebhookEvent.NewUser(
                                user,
                                user,
                                account.displayName(),
                                account.role().wire(),
                                account.createdAt())));
    }

    /** Returns whether an insert failed because the name belongs to an account, or once did. */
    static boolean isTaken(RuntimeException failure) {
        return failure instanceof RetiredName || SqlFailures.isUniqueViolation(failure);
    }

    private static boolean isRetired(Handle handle, UserId user) {
        return handle.select(
                        "SELECT name_hash FROM retired_names WHERE name_hash = ?", TokenGenerator.hash(user.value()))
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    private static final class RetiredName extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RetiredName() {
            super("Somebody who was erased had this name", null, false, false);
        }
    }

    private static void update(Handle handle, Account account) {
        handle.createUpdate("""
                        UPDATE accounts
                        SET display_name = :displayName, role = :role, active = :active,
                            language = :language, time_zone = :timeZone, relay_only = :relayOnly
                        WHERE username = :username
                        """)
                .bind("username", account.user().value())
                .bind("displayName", account.displayName())
                .bind("role", account.role().wire())
                .bind("active", account.active())
                .bind("language", account.profile().language())
                .bind("timeZone", account.profile().timeZone())
                .bind("relayOnly", account.profile().relayOnly())
                .execute();
    }

    private static boolean isEmpty(Handle handle) {
        return handle.select("SELECT username FROM accounts ORDER BY username LIMIT 1")
                .mapTo(String.class)
                .findOne()
                .isEmpty();
    }

    private static Account account(ResultSet row, StatementContext context) throws SQLException {
        return new Account(
                new UserId(row.getString("username")),
                row.getString("display_name"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                row.getBoolean("active"),
                StoredTypes.instant(row, "created_at"),
                StoredTypes.maybeInstant(row, "last_seen_at"),
                new Profile(row.getString("language"), row.getString("time_zone"), row.getBoolean("relay_only")),
                status(row),
                row.getString("picture"));
    }

    private static ChosenStatus status(ResultSet row) throws SQLException {
        Presence.Status value = Presence.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
        Instant until = StoredTypes.maybeInstant(row, "status_until");
        return new ChosenStatus(value, row.getString("status_text"), until);
    }
}
