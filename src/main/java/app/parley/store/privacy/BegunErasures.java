package app.parley.store.privacy;

import app.parley.kernel.UserId;
import app.parley.people.Audit.Actor;
import app.parley.store.db.StoredTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The erasures that have begun and are not complete. Stateless. */
public final class BegunErasures {
    private BegunErasures() {}

    public record Begun(UserId user, UserId alias, Actor by, Instant at) {}

    /** @return this erasure, or an interrupted earlier one of the same user */
    public static Begun begin(Handle handle, Begun erasure) {
        return handle.select(
                        "SELECT * FROM erasures WHERE username = ?",
                        erasure.user().value())
                .map(BegunErasures::begun)
                .findOne()
                .orElseGet(() -> {
                    UserId actor = erasure.by().user();
                    handle.createUpdate("""
                                    INSERT INTO erasures (username, alias, actor, address, begun_at)
                                    VALUES (:user, :alias, :actor, :address, :at)
                                    """)
                            .bind("user", erasure.user().value())
                            .bind("alias", erasure.alias().value())
                            .bind("actor", actor == null ? null : actor.value())
                            .bind("address", erasure.by().address())
                            .bind("at", erasure.at())
                            .execute();
                    return erasure;
                });
    }

    static List<Begun> all(Handle handle) {
        return handle.select("SELECT * FROM erasures ORDER BY begun_at, username")
                .map(BegunErasures::begun)
                .list();
    }

    /** @return false if another thread already ended the erasure */
    static boolean end(Handle handle, UserId user) {
        return handle.execute("DELETE FROM erasures WHERE username = ?", user.value()) > 0;
    }

    private static Begun begun(ResultSet row, StatementContext context) throws SQLException {
        String actor = row.getString("actor");
        return new Begun(
                new UserId(row.getString("username")),
                new UserId(row.getString("alias")),
                new Actor(actor == null ? null : new UserId(actor), row.getString("address")),
                StoredTypes.instant(row, "begun_at"));
    }
}
