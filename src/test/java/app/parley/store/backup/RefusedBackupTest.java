package app.parley.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.store.backup.BackupFailure.Reason;
import app.parley.store.db.Database;
import app.parley.store.db.DatabaseSettings;
import app.parley.store.db.WholeDatabase;
import app.parley.testing.FreshDatabase;
import app.parley.testing.PlausibleLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be restored is refused in a sentence, and leaves the database as it was. */
@Timeout(300)
class RefusedBackupTest {
    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");

    private static byte[] written;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeAll
    static void writeABackup() throws IOException {
        DatabaseSettings source = FreshDatabase.H2.settings();
        Database.open(source).close();
        PlausibleLog.write(source, 20, NOW, Duration.ofHours(1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WholeDatabase database = WholeDatabase.open(source)) {
            BackupWriter.write(database, out, "test", NOW, Progress.NONE);
        }
        written = out.toByteArray();
    }

    @BeforeEach
    void copyIt() throws IOException {
        file = Files.write(directory.resolve("backup.zip"), written);
    }

    @Test
    void whatWasCutOffOrChangedIsDamaged() throws IOException {
        for (int length : new int[] {0, written.length / 2, written.length - 1}) {
            Files.write(file, Arrays.copyOf(written, length));
            assertRefused(Reason.DAMAGED, "cut off");
        }
        for (int at = written.length / 20; at < written.length * 4 / 5; at += written.length / 5) {
            byte[] changed = written.clone();
            changed[at] ^= 0x10;
            Files.write(file, changed);
            assertRefused(Reason.DAMAGED, "Cannot use");
        }
    }

    @Test
    void rowsThatSomebodyChangedAreDamaged() throws IOException {
        edit("tables/calls.jsonl", "alice", "alina");

        assertRefused(Reason.DAMAGED, "the rows of calls are not those that were written");
    }

    @Test
    void otherZipFilesAndOtherFilesAreNoBackup() throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Files.delete(zip.getPath("manifest.json"));
        }
        assertRefused(Reason.DAMAGED, "no backup of Parley's");
        Files.writeString(file, "hello");
        assertRefused(Reason.DAMAGED, "no backup");
        Files.delete(file);
        assertRefused(Reason.DAMAGED, "There is no file");
    }

    @Test
    void whatANewerParleyWroteIsForThatOne() throws IOException {
        edit("manifest.json", "\"schema\" : \"\\d+\"", "\"schema\" : \"9999\"");
        assertRefused(Reason.NEWER, "a newer Parley wrote it");
        edit("manifest.json", "\"format\" : 1", "\"format\" : 2");
        assertRefused(Reason.NEWER, "a newer Parley wrote it");
    }

    @Test
    void aDatabaseThatSomebodyUsesIsLeftAsItIs() throws IOException {
        DatabaseSettings used = FreshDatabase.H2.settings();
        Database.open(used).close();
        PlausibleLog.write(used, 3, NOW, Duration.ofHours(1));
        try (WholeDatabase database = WholeDatabase.open(used)) {
            var before = AnyRows.all(database);
            assertRefused(database, Reason.NOT_EMPTY, "there are calls in it");
            assertThat(AnyRows.all(database)).isEqualTo(before);
        }
    }

    @Test
    void aDatabaseThatARunningServerUsesIsRefused() throws IOException {
        DatabaseSettings settings = FreshDatabase.POSTGRESQL.settings();
        try (Database server = Database.open(settings);
                WholeDatabase database = WholeDatabase.open(settings)) {
            assertThat(server.answers()).isTrue();
            assertRefused(database, Reason.NOT_EMPTY, "a server is using it");
        }
    }

    @Test
    void whatFailsInTheMiddleLeavesNothingBehind() throws IOException {
        DatabaseSettings settings = FreshDatabase.POSTGRESQL.settings();
        try (BackupFile backup = BackupFile.open(file);
                WholeDatabase database = WholeDatabase.open(settings)) {
            assertThatThrownBy(() -> Restore.run(backup, database, RefusedBackupTest::breakOff))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(AnyRows.all(database)).noneMatch(row -> row.startsWith("accounts") || row.startsWith("calls"));

            Restore.run(backup, database, Progress.NONE);
            assertThat(AnyRows.all(database)).anyMatch(row -> row.startsWith("calls"));
        }
    }

    private static void breakOff(String step, long done, long total) {
        if (done > total / 3) {
            throw new IllegalStateException("killed");
        }
    }

    private void edit(String entry, String pattern, String replacement) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path path = zip.getPath(entry);
            String before = Files.readString(path, StandardCharsets.UTF_8);
            Files.writeString(path, before.replaceFirst(pattern, replacement));
            assertThat(Files.readString(path)).isNotEqualTo(before);
        }
    }

    private void assertRefused(Reason reason, String sentence) {
        try (WholeDatabase database = WholeDatabase.open(FreshDatabase.H2.settings())) {
            assertRefused(database, reason, sentence);
            assertThat(database.tables()).isEmpty();
        }
    }

    private void assertRefused(WholeDatabase database, Reason reason, String sentence) {
        assertThatThrownBy(() -> {
                    try (BackupFile backup = BackupFile.open(file)) {
                        Restore.run(backup, database, Progress.NONE);
                    }
                })
                .isInstanceOfSatisfying(
                        BackupFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(reason))
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".");
    }
}
