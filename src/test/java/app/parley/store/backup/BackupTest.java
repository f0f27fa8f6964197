package app.parley.store.backup;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.store.db.Database;
import app.parley.store.db.DatabaseSettings;
import app.parley.store.db.WholeDatabase;
import app.parley.testing.FreshDatabase;
import app.parley.testing.PlausibleLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class BackupTest {
    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void goesFromH2ToPostgresqlAndBackRowByRow() throws IOException {
        DatabaseSettings first = embedded("first");
        Database.open(first).close();
        try (WholeDatabase database = WholeDatabase.open(first)) {
            AnyRows.fill(database);
        }
        PlausibleLog.write(first, 100, NOW, Duration.ofHours(1));
        Set<String> before = rows(first);
        assertThat(before).hasSizeGreaterThan(400);

        DatabaseSettings postgres = FreshDatabase.POSTGRESQL.settings();
        restore(backup(first, "h2"), postgres);
        assertThat(rows(postgres)).isEqualTo(before);

        DatabaseSettings second = embedded("second");
        restore(backup(postgres, "postgresql"), second);
        assertThat(rows(second)).isEqualTo(before);
    }

    private DatabaseSettings embedded(String name) {
        return DatabaseSettings.embedded(directory.resolve(name));
    }

    private Path backup(DatabaseSettings settings, String name) throws IOException {
        Path file = directory.resolve(name + ".zip");
        try (WholeDatabase database = WholeDatabase.open(settings);
                OutputStream out = Files.newOutputStream(file)) {
            BackupWriter.write(database, out, "test", NOW, Progress.NONE);
        }
        return file;
    }

    private static void restore(Path path, DatabaseSettings settings) throws IOException {
        try (BackupFile file = BackupFile.open(path);
                WholeDatabase database = WholeDatabase.open(settings)) {
            Restore.run(file, database, Progress.NONE);
        }
    }

    private static Set<String> rows(DatabaseSettings settings) throws IOException {
        try (WholeDatabase database = WholeDatabase.open(settings)) {
            return AnyRows.all(database);
        }
    }
}
