package app.parley.store.backup;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.store.db.DatabaseSettings;
import app.parley.store.db.WholeDatabase;
import app.parley.testing.FreshDatabase;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backup that an older Parley wrote is brought to this version after it is restored. */
@Timeout(300)
class OldBackupTest {
    private static final String FIRST = "3";

    @TempDir
    private Path directory;

    @Test
    void isRestoredAtItsVersionAndThenBroughtToTheNewest() throws Exception {
        DatabaseSettings old = FreshDatabase.H2.settings();
        Path file = directory.resolve("old.zip");
        try (WholeDatabase database = WholeDatabase.open(old);
                OutputStream out = Files.newOutputStream(file)) {
            database.migrate(FIRST);
            database.change(connection -> connection.createStatement().executeUpdate("""
                    INSERT INTO accounts (username, display_name, role, active, created_at)
                    VALUES ('alice', 'Alice', 'admin', TRUE, CURRENT_TIMESTAMP)
                    """));
            assertThat(BackupWriter.write(database, out, "old", Instant.now(), Progress.NONE)
                            .schema())
                    .isEqualTo(FIRST);
        }

        try (BackupFile backup = BackupFile.open(file);
                WholeDatabase database = WholeDatabase.open(FreshDatabase.POSTGRESQL.settings())) {
            // As a first start has left it: with the newest tables, and nobody in them.
            database.migrate(null);
            Restore.run(backup, database, Progress.NONE);

            assertThat(database.version()).isEqualTo(AnyRows.NEWEST.version());
            assertThat(AnyRows.all(database)).anyMatch(row -> row.startsWith("accounts [\"alice\""));
        }
    }
}
