package app.parley.store.account;

import app.parley.kernel.UserId;
import app.parley.people.KnownBrowserRepository;
import app.parley.store.db.Database;
import app.parley.store.db.StoredTypes;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Owns the tables {@code known_browsers} and {@code sign_ins_elsewhere}. */
public final class KnownBrowserStore implements KnownBrowserRepository {
    private final Database database;

    public KnownBrowserStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean meet(UserId user, String session, String browserHash, boolean vouched, int most, Instant now) {
        return database.inTransaction(handle -> {
            // Concurrent sign-ins wait here for each other; an erased account knows nothing.
            boolean there = handle.select("SELECT username FROM accounts WHERE username = ? FOR UPDATE", user.value())
                    .mapTo(String.class)
                    .findOne()
                    .isPresent();
            if (!there || touch(handle, user, browserHash, now)) {
                return false;
            }
            boolean elsewhere = !vouched && knowsAny(handle, user);
            remember(handle, user, browserHash, most, now);
            if (elsewhere) {
                handle.execute("INSERT INTO sign_ins_elsewhere (session_id) VALUES (?)", session);
            }
            return elsewhere;
        });
    }

    private static boolean touch(Handle handle, UserId user, String browserHash, Instant now) {
        return handle.execute(
                        "UPDATE known_browsers SET seen_at = ? WHERE username = ? AND browser_hash = ?",
                        now,
                        user.value(),
                        browserHash)
                > 0;
    }

    private static boolean knowsAny(Handle handle, UserId user) {
        return handle.select("SELECT username FROM known_browsers WHERE username = ? LIMIT 1", user.value())
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    private static void remember(Handle handle, UserId user, String browserHash, int most, Instant now) {
        handle.execute(
                "INSERT INTO known_browsers (username, browser_hash, seen_at) VALUES (?, ?, ?)",
                user.value(),
                browserHash,
                now);
        handle.execute("""
                DELETE FROM known_browsers
                WHERE username = ? AND browser_hash NOT IN (
                    SELECT browser_hash FROM known_browsers WHERE username = ?
                    ORDER BY seen_at DESC, browser_hash LIMIT ?)
                """, user.value(), user.value(), most);
    }

    @Override
    public Set<String> elsewhere(UserId user) {
        return database.query(
                handle -> handle.select("""
                        SELECT session_id
                        FROM sign_ins_elsewhere JOIN login_sessions ON login_sessions.id = session_id
                        WHERE username = ?
                        """, user.value()).mapTo(String.class).set());
    }

    @Override
    public List<KnownBrowser> of(UserId user) {
        return database.query(handle -> handle.select(
                        "SELECT seen_at FROM known_browsers WHERE username = ? ORDER BY seen_at DESC", user.value())
                .map((row, context) -> new KnownBrowser(StoredTypes.instant(row, "seen_at")))
                .list());
    }

    @Override
    public void deleteUnseenSince(Instant before) {
        database.useTransaction(handle -> handle.execute("DELETE FROM known_browsers WHERE seen_at < ?", before));
    }
}
