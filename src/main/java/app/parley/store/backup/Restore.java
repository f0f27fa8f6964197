package app.parley.store.backup;

import app.parley.store.backup.BackupFailure.Reason;
import app.parley.store.db.WholeDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Fills an empty database from a backup, of whichever kind both are: all of it or, if that fails, nothing. */
public final class Restore {
    private final BackupFile file;
    private final WholeDatabase database;
    private final SchemaOutline outline;
    private final Map<String, BackupManifest.Table> tables;
    private final Progress progress;
    private long done;

    private Restore(BackupFile file, WholeDatabase database, SchemaOutline outline, Progress progress) {
        this.file = file;
        this.database = database;
        this.outline = outline;
        this.progress = progress;
        tables = file.manifest().tables().stream()
                .collect(Collectors.toMap(BackupManifest.Table::name, Function.identity(), (one, other) -> other));
    }

    /**
     * Looks the file over, fills the database, compares what it then holds with the file, and brings it to the newest
     * version.
     *
     * @throws BackupFailure if the file cannot be used, or the database is not empty
     */
    public static void run(BackupFile file, WholeDatabase database, Progress progress) throws IOException {
        SchemaOutline outline = SchemaOutline.of(file.manifest().schema());
        if (outline == null) {
            throw BackupFile.newer(file.path());
        }
        Restore restore = new Restore(file, database, outline, progress);
        restore.requireAllTables();
        FreshTables fresh = FreshTables.in(database);
        file.verify();
        fresh.drop();
        database.migrate(outline.version());
        database.change(restore::renumber);
        database.change(restore::fill);
        database.migrate(null);
    }

    private void requireAllTables() {
        for (TableOutline table : outline.tables()) {
            BackupManifest.Table stored = tables.get(table.name());
            List<List<String>> columns = table.columns().stream()
                    .map(column -> List.of(column.name(), column.kind().word()))
                    .toList();
            if (stored == null || !stored.columns().equals(columns)) {
                throw file.damaged("the table " + table.name() + " is not as Parley's version "
                        + file.manifest().schema() + " of the tables has it");
            }
        }
    }

    private BackupManifest.Table stored(TableOutline table) {
        return Objects.requireNonNull(tables.get(table.name()));
    }

    private boolean renumber(Connection connection) throws SQLException {
        TableFiller filler = new TableFiller(connection);
        for (TableOutline table : outline.tables()) {
            Long next = stored(table).next();
            if (next != null) {
                filler.setNextNumber(table, next);
            }
        }
        return true;
    }

    private boolean fill(Connection connection) throws SQLException, IOException {
        TableFiller filler = new TableFiller(connection);
        List<TableOutline> backwards = new ArrayList<>(outline.tables());
        Collections.reverse(backwards);
        for (TableOutline table : backwards) {
            // Migrations add rows too.
            filler.empty(table);
        }
        for (TableOutline table : outline.tables()) {
            try (InputStream rows = file.rows(stored(table))) {
                filler.fill(table, rows, this::added);
            }
        }
        for (TableOutline table : outline.tables()) {
            compare(table, connection);
        }
        return true;
    }

    private void added(long rows) {
        done += rows;
        // Each row is written, and read again.
        progress.at("Restoring", done, 2 * file.manifest().rows());
    }

    private void compare(TableOutline table, Connection connection) throws SQLException, IOException {
        RowSum sum = new RowSum();
        new TableReader(connection).read(table, sum::add);
        added(sum.rows());
        BackupManifest.Table stored = stored(table);
        if (sum.rows() != stored.rows() || !sum.hex().equals(stored.sum())) {
            throw new BackupFailure(
                    Reason.SOURCE,
                    "Cannot restore %s: in %s the rows of %s are other ones than in the file; please report this."
                            .formatted(file.path(), database.place(), table.name()));
        }
    }
}
