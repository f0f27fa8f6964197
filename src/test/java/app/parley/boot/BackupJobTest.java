package app.parley.boot;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.store.backup.BackupDirectory;
import app.parley.store.backup.BackupFile;
import app.parley.store.db.Database;
import app.parley.store.db.DatabaseSettings;
import app.parley.testing.FreshDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class BackupJobTest {
    private final DatabaseSettings settings = FreshDatabase.H2.settings();
    private final Database server = Database.open(settings);

    @TempDir
    private Path parent;

    private Instant now = Instant.parse("2026-11-29T03:00:00Z");
    private boolean ending;

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void writesOneADayAndKeepsTheNewest() throws IOException {
        Path directory = parent.resolve("backups");
        BackupJob job = job(directory, 2);
        for (int hour = 0; hour < 73; hour += 6) {
            job.backUpWhenDue();
            now = now.plus(Duration.ofHours(6));
        }

        assertThat(names(directory)).containsExactly("parley-2026-12-01T030000Z.zip", "parley-2026-12-02T030000Z.zip");
        try (BackupFile file = BackupFile.open(directory.resolve("parley-2026-12-02T030000Z.zip"))) {
            file.verify();
        }
    }

    @Test
    void leavesOtherFilesAloneAndTidiesWhatAKilledProcessLeft() throws IOException {
        Files.writeString(parent.resolve("letter.zip"), "keep me");
        Files.writeString(parent.resolve("parley-2026-11-01T030000Z.zip.part"), "cut off");

        job(parent, 1).backUpWhenDue();

        assertThat(names(parent)).containsExactly("letter.zip", "parley-2026-11-29T030000Z.zip");
    }

    @Test
    void isBrokenOffWhenTheServerEndsAndLeavesNothing() throws IOException {
        ending = true;

        job(parent, 1).backUpWhenDue();

        assertThat(names(parent)).isEmpty();
    }

    @Test
    void goesOnWithoutADirectoryToWriteTo() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");

        job(file.resolve("below"), 1).backUpWhenDue();

        assertThat(file).isEmptyFile();
    }

    @Test
    void saysHowItIsAndTellsWhenThatChanges() throws IOException {
        Path place = parent.resolve("backups");
        Files.writeString(place, "in the way");
        BackupJob job = job(place, 2);
        List<String> told = new ArrayList<>();
        job.onNews(() -> told.add(job.status().failure() == null ? "well" : "failed"));
        assertThat(job.status().failure()).as("nothing was tried yet").isNull();

        job.backUpWhenDue();
        job.backUpWhenDue();
        assertThat(job.status().failure()).contains("backups");
        assertThat(job.status().next()).isEqualTo(now.plus(BackupJob.PAUSE));
        assertThat(job.status().newest()).isNull();

        Files.delete(place);
        job.backUpWhenDue();
        job.backUpWhenDue();
        assertThat(job.status().failure()).isNull();
        assertThat(job.status().newest()).isEqualTo(now);
        assertThat(job.status().next()).isEqualTo(now.plus(Duration.ofDays(1)));
        assertThat(job.status().kept()).hasSize(1).allMatch(kept -> kept.bytes() > 100);
        assertThat(told).containsExactly("failed", "well");
    }

    private BackupJob job(Path directory, int keep) {
        return new BackupJob(settings, new BackupDirectory(directory, keep), () -> ending, () -> now);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
