package app.parley.store.db;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Changes any number of rows in small transactions, in the order of their key. An interruption loses one batch at most,
 * which the database rolls back quickly, and no other transaction waits long for a row.
 *
 * @param key the column that orders the rows, of type {@code type}
 */
public record RowBatches<K>(String table, String key, Class<K> type) {
    public static final int ROWS = 1_000;

    public static RowBatches<Long> ofRowsIn(String table) {
        return new RowBatches<>(table, "seq", Long.class);
    }

    /** @param change such as {@code DELETE FROM …}, without a WHERE */
    public void change(Database database, String change, String condition, Map<String, ?> values) {
        List<K> rows = List.of();
        do {
            List<K> before = rows;
            rows = database.inTransaction(handle -> changeSome(handle, change, condition, values, before));
        } while (rows.size() == ROWS);
    }

    public void delete(Database database, String condition, Map<String, ?> values) {
        change(database, "DELETE FROM " + table, condition, values);
    }

    private List<K> changeSome(Handle handle, String change, String condition, Map<String, ?> values, List<K> before) {
        var query = handle.createQuery("SELECT %s FROM %s WHERE (%s)%s ORDER BY %s LIMIT :rows"
                        .formatted(key, table, condition, before.isEmpty() ? "" : " AND " + key + " > :after", key))
                .bind("rows", ROWS);
        values.forEach(query::bind);
        if (!before.isEmpty()) {
            query.bind("after", before.get(before.size() - 1));
        }
        List<K> rows = query.mapTo(type).list();
        if (!rows.isEmpty()) {
            var update = handle.createUpdate("%s WHERE %s IN (<keys>) AND (%s)".formatted(change, key, condition))
                    .bindList("keys", rows);
            values.forEach(update::bind);
            update.execute();
        }
        return rows;
    }
}
