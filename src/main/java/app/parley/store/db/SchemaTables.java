package app.parley.store.db;

import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Lists the tables and views of the connection's current schema. */
final class SchemaTables {
    private static final int SHOWN = 3;

    private SchemaTables() {}

    static List<String> ofH2(Handle handle) {
        return handle.select("""
                        SELECT table_name
                        FROM information_schema.tables
                        WHERE table_schema = CURRENT_SCHEMA
                        ORDER BY table_name
                        """).mapTo(String.class).list();
    }

    /** Leaves out the tables of extensions, which belong to no application. */
    static List<String> ofPostgres(Handle handle) {
        return handle.select("""
                        SELECT c.relname
                        FROM pg_class c
                        JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname = current_schema()
                          AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                          AND NOT EXISTS (SELECT 1
                                          FROM pg_depend d
                                          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
                        ORDER BY c.relname
                        """).mapTo(String.class).list();
    }

    static String listed(List<String> tables) {
        String first = tables.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return tables.size() > SHOWN ? first + " and " + (tables.size() - SHOWN) + " more" : first;
    }
}
