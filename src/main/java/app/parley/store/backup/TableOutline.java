package app.parley.store.backup;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table with its columns.
 *
 * @param numbered the column that the database numbers by itself; null if there is none
 */
record TableOutline(
        String name, List<Column> columns, @Nullable String numbered) {
    record Column(String name, ColumnKind kind) {}

    private String columnNames() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    String select() {
        return "SELECT " + columnNames() + " FROM " + name;
    }

    String insert() {
        return "INSERT INTO %s (%s)%s VALUES (%s)"
                .formatted(
                        name,
                        columnNames(),
                        numbered == null ? "" : " OVERRIDING SYSTEM VALUE",
                        columns.stream().map(column -> "?").collect(Collectors.joining(", ")));
    }
}
