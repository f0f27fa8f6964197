package app.parley.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found about the data and their disk. */
class LocalChecksTest {
    private static final StoragePlace POSTGRESQL = new StoragePlace(StoragePlace.Kind.POSTGRESQL, null);

    @TempDir
    private Path directory;

    @Test
    void dataInMemoryAreLost() {
        assertThat(storage(new StoragePlace(StoragePlace.Kind.MEMORY, null))
                        .outcome()
                        .state())
                .isEqualTo(CheckState.ERROR);
        assertThat(storage(POSTGRESQL).outcome()).isEqualTo(CheckOutcome.STORAGE_POSTGRESQL);
    }

    @Test
    void dataInATemporaryDirectoryMayBeLost() {
        StoragePlace file = new StoragePlace(StoragePlace.Kind.FILE, directory.resolve("parley.mv.db"));
        Finding finding = new StorageCheck(file, Set.of(directory)).run(new Attempt(Duration.ofSeconds(1)));
        assertThat(finding.outcome()).isEqualTo(CheckOutcome.STORAGE_TEMPORARY);
        assertThat(finding.text()).contains(directory.resolve("parley.mv.db").toString());
    }

    @Test
    void aFileElsewhereStaysUnlessItsDiskIsMemoryOrTheContainer() {
        StoragePlace file = new StoragePlace(StoragePlace.Kind.FILE, directory.resolve("parley.mv.db"));
        Finding finding = new StorageCheck(file, Set.of()).run(new Attempt(Duration.ofSeconds(1)));
        assertThat(finding.outcome())
                .isIn(CheckOutcome.STORAGE_FILE, CheckOutcome.STORAGE_CONTAINER, CheckOutcome.STORAGE_TEMPORARY);
    }

    @Test
    void aDiskIsToldBeforeItIsFull() {
        assertThat(disk(20_500_000_000L).text()).isEqualTo("20.5 GB are free.");
        assertThat(disk(900_000_000L).text()).isEqualTo("Only 900 MB are free.");
        assertThat(disk(99_000_000L).outcome().state()).isEqualTo(CheckState.ERROR);
        assertThat(new DiskCheck(POSTGRESQL)
                        .run(new Attempt(Duration.ofSeconds(1)))
                        .outcome())
                .isEqualTo(CheckOutcome.DISK_ELSEWHERE);
    }

    private Finding disk(long free) {
        return new DiskCheck(directory, path -> free).run(new Attempt(Duration.ofSeconds(1)));
    }

    private static Finding storage(StoragePlace place) {
        return new StorageCheck(place).run(new Attempt(Duration.ofSeconds(1)));
    }
}
