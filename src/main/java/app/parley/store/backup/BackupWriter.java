package app.parley.store.backup;

import app.parley.store.backup.BackupFailure.Reason;
import app.parley.store.db.WholeDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes all rows of a database, as they were at one moment, while others go on writing. */
public final class BackupWriter {
    static final String MANIFEST = "manifest.json";

    private static final int NEWLINE = '\n';
    private static final int TELL_EVERY = 1_000;

    private final WholeDatabase database;
    private final SchemaOutline outline;
    private final Progress progress;
    private long total;
    private long done;

    private BackupWriter(WholeDatabase database, SchemaOutline outline, Progress progress) {
        this.database = database;
        this.outline = outline;
        this.progress = progress;
    }

    static String entryOf(String table) {
        return "tables/" + table + ".jsonl";
    }

    /**
     * Writes a backup, and leaves the stream open.
     *
     * @param parley the version of this program
     * @throws BackupFailure if there is nothing to back up
     */
    public static BackupManifest write(
            WholeDatabase database, OutputStream out, String parley, Instant now, Progress progress)
            throws IOException {
        String version = database.version();
        if (version == null) {
            throw new BackupFailure(
                    Reason.SOURCE, "There is nothing to back up: " + database.place() + " has no tables of Parley's.");
        }
        database.refuseWhatIsNotOurs();
        SchemaOutline outline = SchemaOutline.of(version);
        if (outline == null) {
            throw new BackupFailure(
                    Reason.SOURCE,
                    "Cannot back up %s: its tables are of another version; start this Parley with it once."
                            .formatted(database.place()));
        }
        BackupWriter writer = new BackupWriter(database, outline, progress);
        return database.read(connection -> writer.write(connection, out, parley, now));
    }

    private BackupManifest write(Connection connection, OutputStream out, String parley, Instant now)
            throws SQLException, IOException {
        TableReader reader = new TableReader(connection);
        for (TableOutline table : outline.tables()) {
            total += reader.count(table);
        }
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        List<BackupManifest.Table> tables = new ArrayList<>();
        for (TableOutline table : outline.tables()) {
            tables.add(write(table, reader, zip));
        }
        BackupManifest manifest = new BackupManifest(
                BackupManifest.FORMAT,
                parley,
                outline.version(),
                database.isPostgres() ? "postgresql" : "h2",
                now.truncatedTo(ChronoUnit.MILLIS),
                tables);
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(ManifestJson.bytes(manifest));
        zip.closeEntry();
        zip.finish();
        zip.flush();
        return manifest;
    }

    private BackupManifest.Table write(TableOutline table, TableReader reader, ZipOutputStream zip)
            throws SQLException, IOException {
        MessageDigest digest = RowSum.sha256();
        RowSum sum = new RowSum();
        zip.putNextEntry(new ZipEntry(entryOf(table.name())));
        OutputStream out = new DigestOutputStream(zip, digest);
        reader.read(table, line -> {
            sum.add(line);
            out.write(line);
            out.write(NEWLINE);
            if (++done % TELL_EVERY == 0) {
                progress.at("Writing", done, total);
            }
        });
        zip.closeEntry();
        progress.at("Writing", done, total);
        String numbered = table.numbered();
        return new BackupManifest.Table(
                table.name(),
                table.columns().stream()
                        .map(column -> List.of(column.name(), column.kind().word()))
                        .toList(),
                sum.rows(),
                numbered == null ? null : reader.nextNumber(table, numbered, database.isPostgres()),
                HexFormat.of().formatHex(digest.digest()),
                sum.hex());
    }
}
