package app.parley.store.account;

import app.parley.kernel.UserId;
import app.parley.people.Audit.Actor;
import app.parley.people.AuditAction;
import app.parley.people.AuditRepository;
import app.parley.store.db.Database;
import app.parley.store.db.StoredTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Owns the table {@code audit}. */
public final class AuditStore implements AuditRepository {
    private static final String SELECT = """
            SELECT seq, at, actor, action, target, address, detail
            FROM audit
            WHERE <conditions>
            ORDER BY at DESC, seq DESC
            LIMIT :limit
            """;

    private final Database database;

    public AuditStore(Database database) {
        this.database = database;
    }

    @Override
    public void insert(Instant at, Actor by, AuditAction action, @Nullable String target, @Nullable String detail) {
        database.useTransaction(handle -> insert(handle, at, by, action, target, detail));
    }

    /** Writes the entry in the same transaction as the change that it records. */
    public static void insert(
            Handle handle, Instant at, Actor by, AuditAction action, @Nullable String target, @Nullable String detail) {
        UserId user = by.user();
        handle.createUpdate("""
                        INSERT INTO audit (at, actor, action, target, address, detail)
                        VALUES (:at, :actor, :action, :target, :address, :detail)
                        """)
                .bind("at", at)
                .bind("actor", user == null ? null : user.value())
                .bind("action", action.wire())
                .bind("target", target)
                .bind("address", by.address())
                .bind("detail", detail)
                .execute();
    }

    @Override
    public List<Entry> page(Filter filter, @Nullable Place after, int limit) {
        List<String> conditions = new ArrayList<>(List.of("TRUE"));
        Map<String, Object> values = new LinkedHashMap<>();
        require("actor = :actor", "actor", filter.actor(), conditions, values);
        requireOneOf(filter.actions(), conditions, values);
        require("target = :target", "target", filter.target(), conditions, values);
        require("at >= :from", "from", filter.from(), conditions, values);
        require("at < :to", "to", filter.to(), conditions, values);
        if (after != null) {
            // An index scan can start only at this bound on the moment alone.
            require("at <= :afterAt", "afterAt", after.at(), conditions, values);
            require("(at < :afterAt OR seq < :afterSeq)", "afterSeq", after.seq(), conditions, values);
        }
        return database.query(handle -> {
            Query query = handle.createQuery(SELECT)
                    .define("conditions", String.join("\n  AND ", conditions))
                    .bind("limit", limit);
            values.forEach(query::bind);
            return query.map(AuditStore::entry).list();
        });
    }

    private static void require(
            String condition,
            String name,
            @Nullable Object value,
            List<String> conditions,
            Map<String, Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private static void requireOneOf(Set<AuditAction> actions, List<String> conditions, Map<String, Object> values) {
        if (actions.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (AuditAction action : actions) {
            String name = "action" + names.size();
            names.add(":" + name);
            values.put(name, action.wire());
        }
        conditions.add("action IN (" + String.join(", ", names) + ")");
    }

    private static Entry entry(ResultSet row, StatementContext context) throws SQLException {
        return new Entry(
                row.getLong("seq"),
                StoredTypes.instant(row, "at"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("target"),
                row.getString("address"),
                row.getString("detail"));
    }
}
