package app.parley.store.backup;

import app.parley.store.db.WholeDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Rows in every table there is, with the values that are likely to suffer on the way. */
final class AnyRows {
    private static final int ROWS = 4;
    private static final Set<String> OF_ONE_ROW = Set.of("server_state", "call_days_guard");
    /** Their values are anything that somebody typed, and nothing refers to them. */
    private static final Set<String> FREE_TEXT =
            Set.of("text", "body", "detail", "status_text", "search_text", "spells");

    private static final List<String> ODD = List.of(
            "",
            "한국어 \"quoted\" \\ 'single' 👋🏽 \uFFFD",
            "lines\r\nand\ttabs\u2028\u0001 and ends with a blank ",
            "long ".repeat(100_000));

    static final SchemaOutline NEWEST = SchemaOutline.of(null);

    private AnyRows() {}

    static void fill(WholeDatabase database) throws IOException {
        database.change(connection -> {
            for (TableOutline table : NEWEST.tables()) {
                if (OF_ONE_ROW.contains(table.name())) {
                    new TableFiller(connection).empty(table);
                }
                if (table.numbered() != null) {
                    new TableFiller(connection).setNextNumber(table, 1_000);
                }
            }
            return null;
        });
        database.change(connection -> {
            for (TableOutline table : NEWEST.tables()) {
                fill(table, connection);
            }
            return null;
        });
    }

    private static void fill(TableOutline table, Connection connection) throws SQLException {
        Set<String> nullable = nullable(table.name(), connection);
        try (PreparedStatement insert = connection.prepareStatement(table.insert())) {
            for (int i = 1; i <= (OF_ONE_ROW.contains(table.name()) ? 1 : ROWS); i++) {
                for (int column = 0; column < table.columns().size(); column++) {
                    bind(table.columns().get(column), i, nullable, insert, column + 1);
                }
                insert.executeUpdate();
            }
        }
    }

    // The values of one row are alike in all tables, so that what refers to another table finds its row there.
    private static void bind(
            TableOutline.Column column, int i, Set<String> nullable, PreparedStatement insert, int parameter)
            throws SQLException {
        if (i == ROWS && nullable.contains(column.name())) {
            column.kind().bindNull(insert, parameter);
            return;
        }
        switch (column.kind()) {
            case TEXT -> insert.setString(parameter, FREE_TEXT.contains(column.name()) ? ODD.get(i - 1) : "k" + i);
            case WHOLE -> insert.setLong(parameter, i);
            case REAL ->
                insert.setDouble(
                        parameter, List.of(0.1, Double.NaN, -1e300, 1.0 / 3).get(i - 1));
            case FLAG -> insert.setBoolean(parameter, i % 2 == 0);
            case MOMENT ->
                insert.setObject(
                        parameter, Instant.ofEpochMilli(1_792_889_999_000L + i).atOffset(ZoneOffset.ofHours(i)));
            case BYTES ->
                insert.setBytes(parameter, ("\0\u0001\uFFFF" + "b".repeat(i * 1_000)).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Set<String> nullable(String table, Connection connection) throws SQLException {
        Set<String> names = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT LOWER(column_name) FROM information_schema.columns
                        WHERE LOWER(table_name) = '%s' AND is_nullable = 'YES'
                        """.formatted(table))) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    /** Every row of every table, as a line with its table's name, and the numbers that come next. */
    static Set<String> all(WholeDatabase database) throws IOException {
        Set<String> rows = new TreeSet<>();
        database.read(connection -> {
            TableReader reader = new TableReader(connection);
            for (TableOutline table : NEWEST.tables()) {
                reader.read(table, line -> rows.add(table.name() + " " + new String(line, StandardCharsets.UTF_8)));
                if (table.numbered() != null) {
                    rows.add(table.name() + " goes on with "
                            + reader.nextNumber(table, table.numbered(), database.isPostgres()));
                }
            }
            return null;
        });
        return rows;
    }
}
