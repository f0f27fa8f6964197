package app.parley.store.db;

import java.util.Set;
import org.jdbi.v3.core.Handle;

/** All columns and indexes of a schema. */
final class SchemaShape {
    private static final String COLUMNS = """
            SELECT LOWER(table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable)
            FROM information_schema.columns
            WHERE table_schema = CURRENT_SCHEMA
            """;

    // Flyway makes its own index after its own table, and not again after a kill between the two. Nothing needs it.
    private static final String H2_INDEXES = """
            SELECT LOWER(index_name || ' ' || LISTAGG(column_name, ',') WITHIN GROUP (ORDER BY ordinal_position))
            FROM information_schema.index_columns
            WHERE table_schema = CURRENT_SCHEMA AND index_name NOT LIKE '%INDEX%' AND index_name NOT LIKE 'PRIMARY_KEY%'
              AND index_name NOT LIKE 'flyway%'
            GROUP BY index_name
            """;

    private static final String POSTGRES_INDEXES = """
            SELECT REPLACE(indexdef, schemaname || '.', '')
            FROM pg_indexes
            WHERE schemaname = CURRENT_SCHEMA
            """;

    private SchemaShape() {}

    static Set<String> of(DatabaseSettings settings, Database database) {
        return database.query(handle -> {
            Set<String> shape = all(handle, COLUMNS);
            shape.addAll(all(handle, settings.isPostgres() ? POSTGRES_INDEXES : H2_INDEXES));
            return shape;
        });
    }

    private static Set<String> all(Handle handle, String sql) {
        return handle.select(sql).mapTo(String.class).set();
    }
}
