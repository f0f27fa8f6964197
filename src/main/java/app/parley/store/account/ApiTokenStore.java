package app.parley.store.account;

import app.parley.kernel.UserId;
import app.parley.people.ApiToken;
import app.parley.people.ApiTokenRepository;
import app.parley.people.Scope;
import app.parley.store.db.Database;
import app.parley.store.db.StoredTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Owns the table {@code api_tokens}. */
public final class ApiTokenStore implements ApiTokenRepository {
    private final Database database;

    public ApiTokenStore(Database database) {
        this.database = database;
    }

    @Override
    public void insert(ApiToken token, String secretHash) {
        database.useTransaction(handle -> handle.createUpdate("""
                        INSERT INTO api_tokens (id, secret_hash, username, name, scopes, created_at, expires_at)
                        VALUES (:id, :secretHash, :username, :name, :scopes, :createdAt, :expiresAt)
                        """)
                .bind("id", token.id())
                .bind("secretHash", secretHash)
                .bind("username", token.owner().value())
                .bind("name", token.name())
                .bind("scopes", text(token.scopes()))
                .bind("createdAt", token.createdAt())
                .bindByType("expiresAt", token.expiresAt(), Instant.class)
                .execute());
    }

    @Override
    public Optional<ApiToken> find(String secretHash) {
        return database.query(handle -> handle.select("SELECT * FROM api_tokens WHERE secret_hash = ?", secretHash)
                .map(ApiTokenStore::token)
                .findOne());
    }

    @Override
    public void touch(String id, Instant usedAt, Instant staleAt) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE api_tokens
                        SET last_used_at = :usedAt
                        WHERE id = :id AND (last_used_at IS NULL OR last_used_at <= :staleAt)
                        """)
                .bind("usedAt", usedAt)
                .bind("id", id)
                .bind("staleAt", staleAt)
                .execute());
    }

    @Override
    public List<ApiToken> page(UserId owner, @Nullable Place after, int limit) {
        return database.query(handle -> handle.createQuery("""
                        SELECT *
                        FROM api_tokens
                        WHERE username = :owner
                          AND (created_at > :time OR (created_at = :time AND id > :id))
                        ORDER BY created_at, id
                        LIMIT :limit
                        """)
                .bind("owner", owner.value())
                .bind("time", after == null ? Instant.EPOCH : after.createdAt())
                .bind("id", after == null ? "" : after.id())
                .bind("limit", limit)
                .map(ApiTokenStore::token)
                .list());
    }

    @Override
    public boolean delete(UserId owner, String id) {
        return database.inTransaction(handle ->
                handle.execute("DELETE FROM api_tokens WHERE id = ? AND username = ?", id, owner.value()) > 0);
    }

    @Override
    public List<String> expiredBetween(Instant from, Instant to) {
        return database.query(
                handle -> handle.select("SELECT id FROM api_tokens WHERE expires_at > ? AND expires_at <= ?", from, to)
                        .mapTo(String.class)
                        .list());
    }

    private static String text(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::wire).collect(Collectors.joining(" "));
    }

    private static ApiToken token(ResultSet row, StatementContext context) throws SQLException {
        Set<Scope> scopes = Arrays.stream(row.getString("scopes").split(" ", -1))
                .map(Scope::ofWire)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return new ApiToken(
                row.getString("id"),
                new UserId(row.getString("username")),
                row.getString("name"),
                scopes,
                StoredTypes.instant(row, "created_at"),
                StoredTypes.maybeInstant(row, "expires_at"),
                StoredTypes.maybeInstant(row, "last_used_at"));
    }
}
