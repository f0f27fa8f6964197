package app.parley.store.backup;

import app.parley.store.backup.TableOutline.Column;
import app.parley.store.db.DatabaseSettings;
import app.parley.store.db.WholeDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Parley's tables at one version of the schema, in an order in which each comes after those that it refers to. Read
 * from an empty database in memory, so that it holds neither what others put beside these tables, nor a list to keep.
 */
record SchemaOutline(String version, List<TableOutline> tables) {
    private static final String COLUMNS = """
            SELECT LOWER(c.table_name), LOWER(c.column_name), c.data_type, c.is_identity
            FROM information_schema.columns c
            JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
            WHERE c.table_schema = CURRENT_SCHEMA AND t.table_type = 'BASE TABLE'
              AND c.table_name <> 'flyway_schema_history'
            ORDER BY c.table_name, c.ordinal_position
            """;

    private static final String REFERENCES = """
            SELECT DISTINCT LOWER(f.table_name), LOWER(p.table_name)
            FROM information_schema.referential_constraints r
            JOIN information_schema.table_constraints f ON f.constraint_name = r.constraint_name
            JOIN information_schema.table_constraints p ON p.constraint_name = r.unique_constraint_name
            WHERE f.table_name <> p.table_name
            """;

    private static final String NEWEST = "newest";
    private static final Map<String, SchemaOutline> READ = new ConcurrentHashMap<>();

    /**
     * @param version null for the newest
     * @return null if this Parley does not know the version
     */
    static @Nullable SchemaOutline of(@Nullable String version) {
        String key = version == null ? NEWEST : version;
        SchemaOutline known = READ.get(key);
        if (known != null) {
            return known;
        }
        SchemaOutline read = read(version);
        if (read != null) {
            READ.put(key, read);
        }
        return read;
    }

    private static @Nullable SchemaOutline read(@Nullable String version) {
        // It ends with its last connection.
        String url = "jdbc:h2:mem:outline-" + UUID.randomUUID();
        try (WholeDatabase database = WholeDatabase.open(new DatabaseSettings(url, null, null))) {
            List<String> known = database.versions();
            String wanted = version == null ? known.get(known.size() - 1) : version;
            if (!known.contains(wanted)) {
                return null;
            }
            database.migrate(wanted);
            return new SchemaOutline(wanted, database.read(SchemaOutline::ordered));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<TableOutline> ordered(Connection connection) throws SQLException {
        Map<String, TableOutline> tables = tables(connection);
        Map<String, Set<String>> referred = references(connection);
        Set<String> done = new LinkedHashSet<>();
        while (done.size() < tables.size()) {
            boolean found = false;
            for (String table : tables.keySet()) {
                if (!done.contains(table) && done.containsAll(referred.getOrDefault(table, Set.of()))) {
                    found |= done.add(table);
                }
            }
            if (!found) {
                throw new IllegalStateException("tables refer to each other in a circle");
            }
        }
        return done.stream().map(tables::get).toList();
    }

    private static Map<String, TableOutline> tables(Connection connection) throws SQLException {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        Map<String, String> numbered = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                columns.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                        .add(new Column(row.getString(2), ColumnKind.ofH2(row.getString(3))));
                if (row.getString(4).equals("YES")) {
                    numbered.put(row.getString(1), row.getString(2));
                }
            }
        }
        Map<String, TableOutline> tables = new LinkedHashMap<>();
        columns.forEach((table, its) -> tables.put(table, new TableOutline(table, its, numbered.get(table))));
        return tables;
    }

    private static Map<String, Set<String>> references(Connection connection) throws SQLException {
        Map<String, Set<String>> references = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(REFERENCES);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                references
                        .computeIfAbsent(row.getString(1), table -> new LinkedHashSet<>())
                        .add(row.getString(2));
            }
        }
        return references;
    }

    /** Returns whether a table came with the migrations. */
    boolean hasMade(String table) {
        String name = table.toLowerCase(Locale.ROOT);
        return name.equals("flyway_schema_history")
                || tables.stream().anyMatch(known -> known.name().equals(name));
    }
}
