package app.parley.store.backup;

import app.parley.store.backup.TableOutline.Column;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Reads the rows of a table, each as a line of JSON: an array of its columns, the same from every database. */
final class TableReader {
    private static final int AT_ONCE = 500;

    private final Connection connection;
    private final JsonFactory json = new JsonFactory();

    TableReader(Connection connection) {
        this.connection = connection;
    }

    /** Takes the rows. */
    @FunctionalInterface
    interface Lines {
        void take(byte[] line) throws IOException;
    }

    void read(TableOutline table, Lines lines) throws SQLException, IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (Statement statement = connection.createStatement()) {
            // PostgreSQL's driver would otherwise hold all rows in memory.
            statement.setFetchSize(AT_ONCE);
            try (ResultSet row = statement.executeQuery(table.select())) {
                while (row.next()) {
                    line.reset();
                    write(row, table.columns(), line);
                    lines.take(line.toByteArray());
                }
            }
        }
    }

    private void write(ResultSet row, List<Column> columns, ByteArrayOutputStream line)
            throws SQLException, IOException {
        try (JsonGenerator generator = json.createGenerator(line)) {
            generator.writeStartArray();
            for (int i = 0; i < columns.size(); i++) {
                if (row.getObject(i + 1) == null) {
                    generator.writeNull();
                } else {
                    columns.get(i).kind().write(row, i + 1, generator);
                }
            }
            generator.writeEndArray();
        }
    }

    long count(TableOutline table) throws SQLException {
        return number("SELECT COUNT(*) FROM " + table.name());
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Returns the number that the next row gets: none that was given out before, even if that row is gone. */
    long nextNumber(TableOutline table, String column, boolean postgres) throws SQLException {
        long next = postgres ? ofPostgres(table, column) : ofH2(table, column);
        long highest = number("SELECT COALESCE(MAX(%s), 0) FROM %s".formatted(column, table.name()));
        return Math.max(next, highest + 1);
    }

    private long ofPostgres(TableOutline table, String column) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String sequence;
            try (ResultSet row = statement.executeQuery(
                    "SELECT pg_get_serial_sequence('%s', '%s')".formatted(table.name(), column))) {
                row.next();
                sequence = row.getString(1);
            }
            return number("SELECT CASE WHEN is_called THEN last_value + 1 ELSE last_value END FROM " + sequence);
        }
    }

    private long ofH2(TableOutline table, String column) throws SQLException {
        return number("""
                SELECT identity_base FROM information_schema.columns
                WHERE table_schema = CURRENT_SCHEMA AND LOWER(table_name) = '%s' AND LOWER(column_name) = '%s'
                """.formatted(table.name(), column));
    }
}
