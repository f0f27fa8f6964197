package app.parley.store.account;

import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.Invite;
import app.parley.people.InviteRepository;
import app.parley.store.db.Database;
import app.parley.store.db.StoredTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Owns the table {@code invites}. */
public final class InviteStore implements InviteRepository {
    private final Database database;

    public InviteStore(Database database) {
        this.database = database;
    }

    @Override
    public void insert(Invite invite) {
        RoomId room = invite.room();
        database.useTransaction(handle -> handle.createUpdate("""
                        INSERT INTO invites (id, code, kind, room, created_by, created_at, expires_at, max_uses)
                        VALUES (:id, :code, :kind, :room, :createdBy, :createdAt, :expiresAt, :maxUses)
                        """)
                .bind("id", invite.id())
                .bind("code", invite.code())
                .bind("kind", invite.kind().wire())
                .bind("room", room == null ? null : room.value())
                .bind("createdBy", invite.createdBy().value())
                .bind("createdAt", invite.createdAt())
                .bind("expiresAt", invite.expiresAt())
                .bind("maxUses", invite.maxUses())
                .execute());
    }

    @Override
    public Optional<Invite> find(String code) {
        return database.query(handle -> handle.select("SELECT * FROM invites WHERE code = ?", code)
                .map(InviteStore::invite)
                .findOne());
    }

    @Override
    public List<Invite> page(@Nullable UserId createdBy, @Nullable Place after, int limit) {
        return database.query(handle -> handle.createQuery("""
                        SELECT *
                        FROM invites
                        WHERE revoked_at IS NULL
                          AND (:anybody OR created_by = :createdBy)
                          AND (created_at > :time OR (created_at = :time AND id > :id))
                        ORDER BY created_at, id
                        LIMIT :limit
                        """)
                .bind("anybody", createdBy == null)
                .bind("createdBy", createdBy == null ? "" : createdBy.value())
                .bind("time", after == null ? Instant.EPOCH : after.createdAt())
                .bind("id", after == null ? "" : after.id())
                .bind("limit", limit)
                .map(InviteStore::invite)
                .list());
    }

    @Override
    public boolean revoke(String id, @Nullable UserId createdBy, Instant now) {
        return database.inTransaction(handle -> handle.createUpdate("""
                        UPDATE invites
                        SET revoked_at = :now
                        WHERE id = :id AND revoked_at IS NULL AND (:anybody OR created_by = :createdBy)
                        """)
                        .bind("now", now)
                        .bind("id", id)
                        .bind("anybody", createdBy == null)
                        .bind("createdBy", createdBy == null ? "" : createdBy.value())
                        .execute()
                > 0);
    }

    @Override
    public Use use(String id, Instant now) {
        return database.inTransaction(handle -> countUse(handle, id, now) ? Use.DONE : Use.SPENT);
    }

    @Override
    public Use use(String id, Instant now, Account account, String passwordHash) {
        try {
            return database.inTransaction(handle -> {
                if (!countUse(handle, id, now)) {
                    return Use.SPENT;
                }
                AccountStore.insert(handle, account, passwordHash);
                return Use.DONE;
            });
        } catch (RuntimeException e) {
            if (AccountStore.isTaken(e)) {
                return Use.NAME_TAKEN;
            }
            throw e;
        }
    }

    static boolean countUse(Handle handle, String id, Instant now) {
        return handle.createUpdate("""
                        UPDATE invites
                        SET uses = uses + 1
                        WHERE id = :id
                          AND revoked_at IS NULL
                          AND (expires_at IS NULL OR expires_at > :now)
                          AND (max_uses IS NULL OR uses < max_uses)
                        """).bind("id", id).bind("now", now).execute() > 0;
    }

    private static Invite invite(ResultSet row, StatementContext context) throws SQLException {
        String room = row.getString("room");
        int maxUses = row.getInt("max_uses");
        Integer limit = row.wasNull() ? null : maxUses;
        return new Invite(
                row.getString("id"),
                row.getString("code"),
                Invite.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                room == null ? null : new RoomId(room),
                new UserId(row.getString("created_by")),
                StoredTypes.instant(row, "created_at"),
                StoredTypes.maybeInstant(row, "expires_at"),
                limit,
                row.getInt("uses"),
                StoredTypes.maybeInstant(row, "revoked_at"));
    }
}
