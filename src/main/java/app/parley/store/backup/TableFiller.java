package app.parley.store.backup;

import app.parley.store.backup.TableOutline.Column;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.LongConsumer;

/** Writes a backup's rows into a table. */
final class TableFiller {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 500;

    private final Connection connection;

    TableFiller(Connection connection) {
        this.connection = connection;
    }

    void empty(TableOutline table) throws SQLException {
        execute("DELETE FROM " + table.name());
    }

    /** H2 commits with this statement, so it comes before the rows. */
    void setNextNumber(TableOutline table, long next) throws SQLException {
        execute("ALTER TABLE %s ALTER COLUMN %s RESTART WITH %d".formatted(table.name(), table.numbered(), next));
    }

    /** @param added hears how many rows were added with each batch */
    void fill(TableOutline table, InputStream rows, LongConsumer added) throws SQLException, IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(rows, StandardCharsets.UTF_8));
        try (PreparedStatement insert = connection.prepareStatement(table.insert())) {
            int waiting = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                bind(JSON.readTree(line), table.columns(), insert);
                insert.addBatch();
                if (++waiting == BATCH) {
                    insert.executeBatch();
                    added.accept(waiting);
                    waiting = 0;
                }
            }
            insert.executeBatch();
            added.accept(waiting);
        }
    }

    private static void bind(JsonNode row, List<Column> columns, PreparedStatement insert) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            ColumnKind kind = columns.get(i).kind();
            JsonNode value = row.path(i);
            if (value.isNull()) {
                kind.bindNull(insert, i + 1);
            } else {
                kind.bind(value, insert, i + 1);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
