package app.parley.checks;

import app.parley.kernel.DiskSpace;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Whether the disk that holds the data has room. */
public final class DiskCheck implements Check {
    private static final long MEGABYTE = 1_000_000;
    private static final long LITTLE = 1_000 * MEGABYTE;
    private static final long NOTHING = 100 * MEGABYTE;

    private final @Nullable Path directory;
    private final ToLongFunction<Path> freeSpace;

    /**
     * @param directory null where the data are elsewhere
     * @param freeSpace how many bytes may still be written there
     */
    DiskCheck(@Nullable Path directory, ToLongFunction<Path> freeSpace) {
        this.directory = directory;
        this.freeSpace = freeSpace;
    }

    public DiskCheck(StoragePlace place) {
        this(
                place.file() == null ? null : place.file().getParent(),
                path -> DiskSpace.usableAt(path).orElseThrow(() -> new IllegalStateException("no answer of the disk")));
    }

    @Override
    public CheckId id() {
        return CheckId.DISK;
    }

    @Override
    public Finding run(Attempt attempt) {
        if (directory == null) {
            return Finding.of(CheckOutcome.DISK_ELSEWHERE);
        }
        long bytes = freeSpace.applyAsLong(directory);
        CheckOutcome outcome = bytes < NOTHING
                ? CheckOutcome.DISK_FULL
                : bytes < LITTLE ? CheckOutcome.DISK_LITTLE : CheckOutcome.DISK_ENOUGH;
        return Finding.of(outcome, "free", inWords(bytes));
    }

    private static String inWords(long bytes) {
        return bytes < LITTLE
                ? bytes / MEGABYTE + " MB"
                : String.format(Locale.ROOT, "%.1f GB", (double) bytes / (1_000 * MEGABYTE));
    }
}
